package dev.steward.inventory;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a detector made of a column's values. */
final class MatchTally {
  private static final int EXAMPLES = 3;

  private long matched;
  private long failed;
  private final DistinctCount distinct = DistinctCount.ofMatches();
  private final List<String> examples = new ArrayList<>();

  void addMatches(long count, DistinctCount values, List<String> shapes) {
    matched += count;
    distinct.addAll(values);
    shapes.forEach(this::addExample);
  }

  void addFailures(long count) {
    failed += count;
  }

  void addAll(MatchTally other) {
    addMatches(other.matched, other.distinct, other.examples);
    failed += other.failed;
  }

  /** Takes the same share of more values to match and to fail; the different ones stay. */
  void scale(double factor) {
    matched = Math.round(matched * factor);
    failed = Math.round(failed * factor);
  }

  MatchTally copy() {
    MatchTally copy = new MatchTally();
    copy.addAll(this);
    return copy;
  }

  long matched() {
    return matched;
  }

  long failed() {
    return failed;
  }

  double distinct() {
    return distinct.estimatedCount();
  }

  /** Shapes of values that matched. */
  List<String> examples() {
    return List.copyOf(examples);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(matched);
    out.writeLong(failed);
    distinct.writeTo(out);
    out.writeByte(examples.size());
    for (String example : examples) {
      out.writeUTF(example);
    }
  }

  static MatchTally readFrom(DataInput in) throws IOException {
    MatchTally tally = new MatchTally();
    tally.matched = in.readLong();
    tally.failed = in.readLong();
    tally.distinct.readFrom(in);
    for (int n = in.readByte(); n > 0; n--) {
      tally.examples.add(in.readUTF());
    }
    return tally;
  }

  /** Keeps the shortest shapes, so that it does not matter in which order they come. */
  private void addExample(String shape) {
    if (!examples.contains(shape)) {
      examples.add(shape);
      examples.sort(
          Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
      if (examples.size() > EXAMPLES) {
        examples.remove(EXAMPLES);
      }
    }
  }
}
