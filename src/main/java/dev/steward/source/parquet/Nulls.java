package dev.steward.source.parquet;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Marks the null values among those gathered. */
final class Nulls {
  private @Nullable BitSet marks;

  void mark(int index) {
    mark(index, index + 1);
  }

  void mark(int from, int to) {
    if (marks == null) {
      marks = new BitSet();
    }
    marks.set(from, to);
  }

  /** The marks, null where there are none; starts anew. */
  @Nullable BitSet take() {
    BitSet taken = marks;
    marks = null;
    return taken;
  }
}
