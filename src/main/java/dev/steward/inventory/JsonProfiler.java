package dev.steward.inventory;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.steward.detect.Detectors;
import dev.steward.detect.ValueJudge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Profiles the fields of JSON text by path; arrays have the path of what holds them. */
final class JsonProfiler {
  private static final Hasher64 HASH = Hashing.komihash5_0();
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_TOKENS = 20_000;
  private static final int DEEPEST = 12;
  private static final int HOPELESS = 50;

  private final JsonNode root;
  private final ValueJudge judge;
  private final VerdictCache cache;
  private final Detectors detectors;
  private long parsed;
  private long failed;

  JsonProfiler(Detectors detectors, ValueJudge judge, VerdictCache cache) {
    this.detectors = detectors;
    this.judge = judge;
    this.cache = cache;
    this.root = new JsonNode(new JsonNode.Budget());
  }

  /** Reads a text that begins as JSON does. What turns out not to be JSON is counted as such. */
  void add(byte[] data, int from, int to, long times) {
    if (parsed == 0 && failed >= HOPELESS) {
      return;
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), data, from, to - from)) {
      parser.nextToken();
      List<Reading> readings = new ArrayList<>();
      read(parser, root, 0, readings);
      for (Reading reading : readings) {
        reading.apply(times);
      }
      parsed += times;
    } catch (JacksonException e) {
      failed += times; // the exception quotes the text: it goes no further
    }
  }

  long parsed() {
    return parsed;
  }

  List<ColumnProfile> profiles(String column, long rows) {
    Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
    root.collect(column, column, rows, detectors, profiles);
    return List.copyOf(profiles.values());
  }

  /** What a text adds to a node, applied once all of the text has been read. */
  private interface Reading {
    void apply(long times);
  }

  private void read(JsonParser parser, JsonNode start, int startDepth, List<Reading> readings) {
    List<JsonNode> open = new ArrayList<>();
    List<Boolean> objects = new ArrayList<>();
    JsonNode node = start;
    int tokens = 0;
    for (JsonToken token = parser.currentToken();
        token != null && tokens++ < MOST_TOKENS;
        token = parser.nextToken()) {
      switch (token) {
        case START_OBJECT -> {
          open.add(node);
          objects.add(true);
          JsonNode object = node;
          readings.add(object::addObjects);
        }
        case START_ARRAY -> {
          open.add(node);
          objects.add(false);
        }
        case END_OBJECT, END_ARRAY -> {
          open.remove(open.size() - 1);
          objects.remove(objects.size() - 1);
        }
        case PROPERTY_NAME -> {
          JsonNode parent = open.get(open.size() - 1);
          node = open.size() > DEEPEST ? parent : parent.child(parser.currentName());
          if (node != parent) {
            JsonNode child = node;
            readings.add(child::addOccurrences);
          }
        }
        default -> readings.add(scalar(parser, token, node));
      }
      if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
        continue;
      }
      if (!open.isEmpty() && token != JsonToken.PROPERTY_NAME) {
        node = open.get(open.size() - 1);
      }
    }
  }

  private Reading scalar(JsonParser parser, JsonToken token, JsonNode node) {
    if (token == JsonToken.VALUE_NULL) {
      return times -> {};
    }
    byte[] text = parser.getString().getBytes(StandardCharsets.UTF_8);
    long hash = HASH.hashBytesToLong(text);
    return times -> {
      int verdict = cache.find(hash);
      if (verdict < 0) {
        verdict = judge.judgeText(text, 0, text.length);
        cache.put(hash, verdict);
      }
      node.tally(judge, token).addText(verdict, hash, text, 0, text.length, times);
    };
  }
}
