package dev.steward.report.vector;

import dev.steward.core.ColumnVector;
import java.util.List;

/**
 * The values of one column of a report in consecutive rows. Holders of personal data: none of them
 * prints its content. Arrays are shared, not copied; they may be used anew once their rows were
 * added, but for a dictionary's entries.
 */
public sealed interface ReportVector {
  /** Number of rows. */
  int size();

  /** No value in any row. */
  record Nulls(int size) implements ReportVector {
    public Nulls {
      requireLength(size, size);
    }
  }

  /**
   * The same value in each row.
   *
   * @param value of the column's class
   */
  record Constant(int size, Object value) implements ReportVector {
    public Constant {
      requireLength(size, size);
    }

    @Override
    public String toString() {
      return "Constant[" + size + "]";
    }
  }

  /**
   * Texts of which there are few, by their position in a list.
   *
   * @param entries at most 128; batches that share the list itself are the quickest
   * @param ids −1 is null
   */
  record Coded(int size, List<String> entries, byte[] ids) implements ReportVector {
    public Coded {
      requireLength(size, ids.length);
      entries = List.copyOf(entries);
    }

    @Override
    public String toString() {
      return "Coded[" + size + "]";
    }
  }

  /**
   * Booleans.
   *
   * @param values 1 is true, 0 is false, −1 is null
   */
  record Flags(int size, byte[] values) implements ReportVector {
    public Flags {
      requireLength(size, values.length);
    }

    @Override
    public String toString() {
      return "Flags[" + size + "]";
    }
  }

  /**
   * Values as they are read: {@link ColumnVector.Bytes} and {@link ColumnVector.Dictionary} of them
   * for texts, {@link ColumnVector.Doubles} for numbers with fractions, {@link ColumnVector.Longs}
   * for whole numbers, booleans (0 is false), dates (days since 1970) and instants (microseconds
   * since 1970).
   */
  record Plain(ColumnVector values) implements ReportVector {
    @Override
    public int size() {
      return values.size();
    }
  }

  private static void requireLength(int least, int length) {
    if (least < 0 || length < least) {
      throw new IllegalArgumentException("Need " + least + " elements, have " + length);
    }
  }
}
