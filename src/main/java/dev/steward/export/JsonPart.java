package dev.steward.export;

import java.io.StringWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What of a JSON value a bundle shows: all but some paths, or of some paths only. Numbers, the
 * order of keys and keys that come twice stay as they are written.
 *
 * @param dropped paths that are left out
 * @param kept empty for all; otherwise only what lies below one of these
 */
record JsonPart(JsonPaths dropped, Optional<JsonPaths> kept) {
  static final JsonPart WHOLE = new JsonPart(JsonPaths.NONE, Optional.empty());
  private static final JsonFactory JSON = new JsonFactory();

  boolean isWhole() {
    return dropped.isEmpty() && kept.isEmpty();
  }

  /** Whether the text is one JSON value. */
  static boolean isJson(String text) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JacksonException e) {
      return false;
    }
  }

  /** Writes the part of a text that {@link #isJson}. */
  void write(String text, JsonGenerator out) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      copy(parser, out, dropped, kept.orElse(null));
    }
  }

  /** The part of a text that {@link #isJson}, as text. */
  String text(String text) {
    if (isWhole()) {
      return text;
    }
    StringWriter part = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), part)) {
      write(text, out);
    }
    return part.toString();
  }

  /**
   * @param kept null for all
   */
  private static void copy(
      JsonParser in, JsonGenerator out, JsonPaths dropped, @Nullable JsonPaths kept) {
    switch (in.currentToken()) {
      case START_OBJECT -> object(in, out, dropped, kept);
      case START_ARRAY -> {
        out.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          copy(in, out, dropped, kept);
        }
        out.writeEndArray();
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        if (kept == null) {
          out.writeNumber(in.getString());
        } else {
          out.writeNull();
        }
      }
      default -> {
        if (kept == null) {
          out.copyCurrentEvent(in);
        } else {
          out.writeNull(); // beside the paths, not below one
        }
      }
    }
  }

  private static void object(
      JsonParser in, JsonGenerator out, JsonPaths dropped, @Nullable JsonPaths kept) {
    out.writeStartObject();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String key = in.currentName();
      in.nextToken();
      JsonPaths keptBelow = kept == null || kept.endAt(key) ? null : kept.below(key);
      if (dropped.endAt(key) || keptBelow != null && keptBelow.isEmpty()) {
        in.skipChildren();
      } else {
        out.writeName(key);
        copy(in, out, dropped.below(key), keptBelow);
      }
    }
    out.writeEndObject();
  }
}
