package dev.steward.source;

import java.util.Collection;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * Values in JSON text, by the names of the fields above them with dots between. Elements of lists
 * have the path of the list, {@code *} is a field of any name, and a path that ends at an object or
 * a list means all that is in it.
 */
public record JsonPath(String path) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String HERE = "";
  private static final String NOWHERE = "\0";

  public JsonPath {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("A path names a field");
    }
  }

  /**
   * Puts something in the place of the values at the path; every other character stays as it is. A
   * number or a truth value stays one, or becomes null where the replacement is none. {@link
   * Replacement.Null} takes objects as a whole.
   *
   * @return empty where the text is no JSON: then nobody can tell what in it is at the path, and a
   *     correction leaves it as it is
   */
  public Optional<String> replace(String json, Replacement replacement) {
    Optional<String> replaced = spliced(json, replacement);
    return replacement instanceof Replacement.Correction
        ? replaced.or(() -> Optional.of(json))
        : replaced;
  }

  private Optional<String> spliced(String json, Replacement replacement) {
    try (JsonParser parser = JSON.createParser(json)) {
      Splice splice = new Splice(json, parser, replacement);
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      splice.value(path);
      return parser.nextToken() == null ? Optional.of(splice.text()) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** The longest of the names that is the path, or a beginning of it up to a dot. */
  public static Optional<String> longestAbove(String path, Collection<String> names) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
      String above = path.substring(0, end);
      if (names.contains(above)) {
        return Optional.of(above);
      }
    }
    return Optional.empty();
  }

  /** The rest of a path below a field. */
  private static String below(String path, String field) {
    if (path.equals(HERE) || path.equals(field) || path.equals("*")) {
      return HERE;
    }
    if (path.startsWith(field) && path.startsWith(".", field.length())) {
      return path.substring(field.length() + 1);
    }
    return path.startsWith("*.") ? path.substring(2) : NOWHERE;
  }

  /** Copies a text and puts something else in some places. */
  private static final class Splice {
    private final String json;
    private final JsonParser parser;
    private final Replacement replacement;
    private final StringBuilder text = new StringBuilder();
    private int copied;

    Splice(String json, JsonParser parser, Replacement replacement) {
      this.json = json;
      this.parser = parser;
      this.replacement = replacement;
    }

    void value(String path) {
      JsonToken token = parser.currentToken();
      int start = (int) parser.currentTokenLocation().getCharOffset();
      if (path.equals(NOWHERE)) {
        parser.skipChildren();
      } else if (token == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value(path);
        }
      } else if (token == JsonToken.START_OBJECT) {
        object(path, start);
      } else if (path.equals(HERE) && token != JsonToken.VALUE_NULL) {
        String cell = parser.getString();
        if (JsonScalar.isReplaced(token, cell, replacement)) {
          put(start, JsonScalar.replaced(token, cell, replacement));
        }
      }
    }

    private void object(String path, int start) {
      if (path.equals(HERE) && replacement instanceof Replacement.Null) {
        parser.skipChildren();
        put(start, "null");
        return;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String rest = below(path, parser.currentName());
        parser.nextToken();
        value(rest);
      }
    }

    private void put(int start, String instead) {
      text.append(json, copied, start).append(instead);
      copied = (int) parser.currentLocation().getCharOffset();
    }

    String text() {
      return text.append(json, copied, json.length()).toString();
    }
  }
}
