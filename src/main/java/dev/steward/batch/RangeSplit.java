package dev.steward.batch;

import dev.steward.shuffle.RangeRun;
import dev.steward.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/** Runs of key ranges as units. */
final class RangeSplit {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Units are a multiple of it, so that threads that share them have about the same to do. */
  private static final int UNITS = 8;

  private static final long LEAST_BYTES = 1 << 20;

  /** Each unit writes files of its own for each activity: few units, few files. */
  private static final int LOADS_A_UNIT = 3;

  private RangeSplit() {}

  /**
   * Units of a few loads each, and of fewer where all together are few.
   *
   * @param loadBytes how many bytes a unit loads at a time
   */
  static List<Split> of(long[] weights, long loadBytes) {
    long all = LongStream.of(weights).sum();
    long share = (all + UNITS - 1) / UNITS;
    long most = Math.min(LOADS_A_UNIT * loadBytes, Math.max(LEAST_BYTES, share));
    long units = (all + most - 1) / most;
    if (units > UNITS) {
      units = UNITS * ((units + UNITS - 1) / UNITS);
    }
    List<Split> splits = new ArrayList<>();
    for (RangeRun run : RangeRun.cut(weights, (int) Math.max(1, Math.min(units, weights.length)))) {
      String place =
          "key ranges %d to %d of %d".formatted(run.from() + 1, run.to(), weights.length);
      splits.add(new Split(place, JSON.writeValueAsString(run), -1));
    }
    return splits;
  }

  static RangeRun run(Split split) {
    return JSON.readValue(split.payload(), RangeRun.class);
  }
}
