package dev.steward.source.jdbc;

import dev.steward.source.RowChange;
import dev.steward.source.SourceChangedException;
import dev.steward.source.Split;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A batch of keys, by their positions: the payload holds none of them.
 *
 * @param change position of the change; −1 for all of them, in order
 * @param from position of the first key
 * @param to position behind the last key
 * @param padded whether it is about rows whose key has space around it, which no index finds
 */
record ChangeUnit(int change, int from, int to, boolean padded) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  static final int ALL = -1;

  Split split() {
    String place = "all changes";
    if (change != ALL) {
      place = "change " + (change + 1) + ", keys " + (from + 1) + " to " + to;
      place += padded ? " with space around them" : "";
    }
    return new Split(place, JSON.writeValueAsString(this), -1);
  }

  static ChangeUnit of(String attempt, Split split, List<RowChange> changes)
      throws SourceChangedException {
    try {
      ChangeUnit unit = JSON.readValue(split.payload(), ChangeUnit.class);
      boolean within =
          unit.change == ALL
              || (unit.change < changes.size()
                  && unit.from >= 0
                  && unit.to <= changes.get(unit.change).keys().size());
      if (within) {
        return unit;
      }
    } catch (JacksonException e) {
      // told below
    }
    throw new SourceChangedException(attempt, "the stored unit is not one of these changes");
  }
}
