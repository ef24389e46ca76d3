package dev.steward.source.jdbc;

import dev.steward.source.SourceChangedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of a split. A bound holds values for the first columns of the key, or for all of them.
 * Holds personal data where the key does.
 *
 * @param key the columns that the table was cut by; empty where it has no key
 * @param from inclusive; null where open below
 * @param to exclusive; null where open above
 * @param limit most rows to read, from the beginning of the range; 0 for all
 */
record KeyRange(
    List<KeyColumn> key, @Nullable List<String> from, @Nullable List<String> to, long limit) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static KeyRange whole(List<KeyColumn> key, long limit) {
    return new KeyRange(key, null, null, limit);
  }

  String toPayload() {
    return JSON.writeValueAsString(this);
  }

  static KeyRange ofPayload(String attempt, String payload) throws SourceChangedException {
    try {
      return JSON.readValue(payload, KeyRange.class);
    } catch (JacksonException e) {
      // without its message, which quotes the bounds
      throw new SourceChangedException(attempt, "the stored key range is not one of this version");
    }
  }

  @Override
  public String toString() {
    return "KeyRange[" + key.size() + " columns]";
  }
}
