package dev.steward.source.jdbc;

import dev.steward.source.KeyFilter;
import dev.steward.source.SourceChangedException;
import dev.steward.source.Split;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A split of a search that an index answers: the keys of one alternative, by their positions, never
 * the keys themselves.
 *
 * @param alternative position in the filter
 * @param from position of the first key
 * @param to position after the last key
 */
record SearchPart(int alternative, int from, int to) {
  static final int KEYS = 1000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static List<Split> of(KeyFilter filter) {
    List<Split> splits = new ArrayList<>();
    for (int i = 0; i < filter.anyOf().size(); i++) {
      int size = filter.anyOf().get(i).tuples().size();
      for (int from = 0; from < size; from += KEYS) {
        SearchPart part = new SearchPart(i, from, Math.min(size, from + KEYS));
        splits.add(
            new Split(
                "keys " + (from + 1) + " to " + part.to() + " of " + size,
                JSON.writeValueAsString(part),
                -1));
      }
    }
    return splits;
  }

  /** Whether a split is one of these; it may be a range of a table, too. */
  static boolean isIn(Split split) {
    return split.payload().startsWith("{\"alternative\"");
  }

  static SearchPart of(String attempt, Split split) throws SourceChangedException {
    try {
      return JSON.readValue(split.payload(), SearchPart.class);
    } catch (JacksonException e) {
      throw new SourceChangedException(attempt, "the stored keys are not those of this version");
    }
  }

  KeyFilter.Keys keys(KeyFilter filter) {
    KeyFilter.Keys all = filter.anyOf().get(alternative);
    return new KeyFilter.Keys(all.columns(), all.tuples().part(from, to));
  }

  /** Whether a row that the filter names by a key is read by this part, unless by one before. */
  boolean holds(int alternative, int tuple) {
    return alternative == this.alternative && tuple >= from && tuple < to;
  }
}
