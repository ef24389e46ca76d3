package dev.steward.inventory;

import dev.steward.core.Column;
import dev.steward.detect.RareDetectors;
import dev.steward.detect.ValueJudge;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts a column's values by verdict, as they come. A column sees few of all verdicts; when it has
 * seen many, they are counted by detector, so that memory stays bounded.
 */
final class ColumnTally {
  /** Enough values of a split for every detector to look at. */
  private static final long ENOUGH = 1 << 13;

  /** One in so many settles what a detector makes of a column. */
  private static final long SETTLED = 100;

  private final ValueJudge judge;
  private final DistinctCount distinct = DistinctCount.ofColumn();
  private final Shapes shapes = new Shapes();
  private final Map<String, MatchTally> matches = new TreeMap<>();
  private final VerdictCounts counts;
  private long values;
  private long examined;
  private @Nullable RareDetectors watched;
  private int minLength = Integer.MAX_VALUE;
  private int maxLength;

  ColumnTally(ValueJudge judge) {
    this.judge = judge;
    this.counts = new VerdictCounts(judge);
  }

  /** Counts text that has been judged. */
  void addText(int verdict, long hash, byte[] data, int from, int to, long times) {
    int slot = add(verdict, hash, times);
    minLength = Math.min(minLength, to - from);
    maxLength = Math.max(maxLength, to - from);
    int shape = shapes.add(data, from, to, times);
    if (slot >= 0 && shape >= 0) {
      counts.addExample(slot, shape);
    }
  }

  /** Counts what has been counted before, in which nothing that is watched was found. */
  void addAgain(long times) {
    values += times;
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
    int slot = counts.add(verdict, hash, times);
    if (slot < 0) {
      countByDetector();
      slot = counts.add(verdict, hash, times);
    }
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
      counts.addExample(slot, shape);
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

  private void countByDetector() {
    counts.drain(
        (verdict, count, values, examples) -> {
          if (values != null) {
            for (String name : judge.matched(verdict)) {
              tally(name).addMatches(count, values, shapes.numbered(examples));
            }
          }
          for (String name : judge.failed(verdict)) {
            tally(name).addFailures(count);
          }
        });
  }

  private MatchTally tally(String detector) {
    return matches.computeIfAbsent(detector, x -> new MatchTally());
  }
}
