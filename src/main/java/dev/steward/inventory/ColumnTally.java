package dev.steward.inventory;

import dev.steward.core.Column;
import dev.steward.detect.RareDetectors;
import dev.steward.detect.ValueJudge;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts a column's values by verdict, as they come. A column sees few of all verdicts; when it has
 * seen many, they are counted by detector, so that memory stays bounded.
 */
final class ColumnTally {
  private static final int MOST_VERDICTS = 64;

  /** Enough values of a split for every detector to look at. */
  private static final long ENOUGH = 1 << 14;

  /** One in so many settles what a detector makes of a column. */
  private static final long SETTLED = 100;

  private final ValueJudge judge;
  private final DistinctCount distinct = DistinctCount.ofColumn();
  private final Shapes shapes = new Shapes();
  private final Map<String, MatchTally> matches = new TreeMap<>();
  private int[] verdicts = new int[4];
  private long[] counts = new long[4];
  private @Nullable DistinctCount[] distincts = new DistinctCount[4];
  private int[] examples = new int[4];
  private int seen;
  private int latest;
  private long values;
  private long examined;
  private @Nullable RareDetectors watched;
  private int minLength = Integer.MAX_VALUE;
  private int maxLength;

  ColumnTally(ValueJudge judge) {
    this.judge = judge;
  }

  /** Counts text that has been judged. */
  void addText(int verdict, long hash, byte[] data, int from, int to, long times) {
    int slot = add(verdict, hash, times);
    minLength = Math.min(minLength, to - from);
    maxLength = Math.max(maxLength, to - from);
    int shape = shapes.add(data, from, to, times);
    if (slot >= 0 && shape >= 0) {
      examples[slot] |= 1 << shape;
    }
  }

  /** Counts bytes that nothing judges. */
  void addBytes(long hash, int length, long times) {
    add(0, hash, times);
    minLength = Math.min(minLength, length);
    maxLength = Math.max(maxLength, length);
  }

  /** Counts a value of another type; returns where its verdict is counted, −1 for verdict 0. */
  int add(int verdict, long hash, long times) {
    values += times;
    distinct.add(hash);
    if (verdict == 0) {
      return -1;
    }
    int slot = slot(verdict);
    counts[slot] += times;
    DistinctCount its = distincts[slot];
    if (its == null) {
      its = DistinctCount.ofMatches();
      distincts[slot] = its;
    }
    its.add(hash);
    return slot;
  }

  /**
   * Whether all detectors have looked at enough values. Of those that follow, only what means
   * something where it is rare is looked for; of all else the same share is taken to match.
   */
  boolean isExamined() {
    return values >= ENOUGH;
  }

  /** What is looked for in the values that follow; to be asked for only when that is so. */
  RareDetectors watched() {
    RareDetectors known = watched;
    if (known == null) {
      countByDetector();
      examined = values;
      known =
          judge.rareBut(
              matches.entrySet().stream()
                  .filter(match -> isSettled(match.getValue()))
                  .map(Map.Entry::getKey)
                  .collect(Collectors.toSet()));
      watched = known;
    }
    return known;
  }

  /** Whether a detector's share is known: it has matched or refused more than a few. */
  private boolean isSettled(MatchTally match) {
    return (match.matched() + match.failed()) * SETTLED >= examined;
  }

  /** Counts text in which only the watched was looked for. */
  void addWatched(int verdict, long hash, byte[] data, int from, int to, long times) {
    int slot = add(verdict, hash, times);
    minLength = Math.min(minLength, to - from);
    maxLength = Math.max(maxLength, to - from);
    int shape = slot < 0 ? -1 : shapes.add(data, from, to, times);
    if (shape >= 0) {
      examples[slot] |= 1 << shape;
    }
  }

  long values() {
    return values;
  }

  ColumnProfile profile(Column column, String jsonOf, long rows, long nonNullRows, long json) {
    countByDetector();
    Map<String, MatchTally> copies = new TreeMap<>();
    matches.forEach(
        (detector, tally) -> {
          MatchTally copy = tally.copy();
          if (watched != null && !watched.includes(detector)) {
            copy.scale((double) values / examined);
          }
          copies.put(detector, copy);
        });
    return new ColumnProfile(
        column,
        jsonOf,
        rows,
        nonNullRows,
        values,
        json,
        minLength,
        maxLength,
        distinct.copy(),
        Shapes.top(shapes.counted()),
        copies);
  }

  private int slot(int verdict) {
    if (latest < seen && verdicts[latest] == verdict) {
      return latest;
    }
    int slot = 0;
    while (slot < seen && verdicts[slot] != verdict) {
      slot++;
    }
    if (slot == seen) {
      if (seen == MOST_VERDICTS) {
        countByDetector();
        slot = 0;
      } else if (seen == verdicts.length) {
        grow();
      }
      verdicts[slot] = verdict;
      seen = slot + 1;
    }
    latest = slot;
    return slot;
  }

  private void countByDetector() {
    for (int slot = 0; slot < seen; slot++) {
      DistinctCount its = distincts[slot];
      if (its != null) {
        for (String name : judge.matched(verdicts[slot])) {
          tally(name).addMatches(counts[slot], its, shapes.numbered(examples[slot]));
        }
      }
      for (String name : judge.failed(verdicts[slot])) {
        tally(name).addFailures(counts[slot]);
      }
    }
    Arrays.fill(counts, 0);
    Arrays.fill(distincts, null);
    Arrays.fill(examples, 0);
    seen = 0;
    latest = 0;
  }

  private MatchTally tally(String detector) {
    return matches.computeIfAbsent(detector, x -> new MatchTally());
  }

  private void grow() {
    int size = verdicts.length * 2;
    verdicts = Arrays.copyOf(verdicts, size);
    counts = Arrays.copyOf(counts, size);
    distincts = Arrays.copyOf(distincts, size);
    examples = Arrays.copyOf(examples, size);
  }
}
