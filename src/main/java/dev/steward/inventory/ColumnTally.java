package dev.steward.inventory;

import dev.steward.core.Column;
import dev.steward.detect.ValueJudge;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts a column's values by verdict, as they come. */
final class ColumnTally {
  private final ValueJudge judge;
  private final DistinctCount distinct = DistinctCount.ofColumn();
  private final Shapes shapes = new Shapes();
  private long[] counts = new long[8];
  private @Nullable DistinctCount[] distincts = new DistinctCount[8];
  private int[] examples = new int[8];
  private long values;
  private int minLength = Integer.MAX_VALUE;
  private int maxLength;

  ColumnTally(ValueJudge judge) {
    this.judge = judge;
  }

  /** Counts text that has been judged. */
  void addText(int verdict, long hash, byte[] data, int from, int to, long times) {
    add(verdict, hash, times);
    addLength(to - from);
    int shape = shapes.add(data, from, to, times);
    if (shape >= 0) {
      examples[verdict] |= 1 << shape;
    }
  }

  /** Counts a value of another type. */
  void add(int verdict, long hash, long times) {
    values += times;
    distinct.add(hash);
    if (verdict >= counts.length) {
      grow(verdict);
    }
    counts[verdict] += times;
    if (verdict != 0) {
      DistinctCount known = distincts[verdict];
      if (known == null) {
        known = DistinctCount.ofMatches();
        distincts[verdict] = known;
      }
      known.add(hash);
    }
  }

  void addLength(int length) {
    minLength = Math.min(minLength, length);
    maxLength = Math.max(maxLength, length);
  }

  long values() {
    return values;
  }

  ColumnProfile profile(Column column, String jsonOf, long rows, long nonNullRows, long json) {
    Map<String, MatchTally> matches = new TreeMap<>();
    for (int verdict = 1; verdict < counts.length; verdict++) {
      DistinctCount its = distincts[verdict];
      if (its != null) {
        List<String> masked = shapes.numbered(examples[verdict]);
        for (String name : judge.matched(verdict)) {
          matches
              .computeIfAbsent(name, x -> new MatchTally())
              .addMatches(counts[verdict], its, masked);
        }
        for (String name : judge.failed(verdict)) {
          matches.computeIfAbsent(name, x -> new MatchTally()).addFailures(counts[verdict]);
        }
      }
    }
    return new ColumnProfile(
        column,
        jsonOf,
        rows,
        nonNullRows,
        values,
        json,
        minLength,
        maxLength,
        distinct,
        Shapes.top(shapes.counted()),
        matches);
  }

  private void grow(int verdict) {
    int size = Math.max(verdict + 1, counts.length * 2);
    counts = Arrays.copyOf(counts, size);
    distincts = Arrays.copyOf(distincts, size);
    examples = Arrays.copyOf(examples, size);
  }
}
