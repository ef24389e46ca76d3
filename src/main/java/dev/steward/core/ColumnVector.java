package dev.steward.core;

import java.math.BigDecimal;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column in consecutive rows. Holders of personal data: none of them prints its
 * content. Arrays are shared, not copied: neither side changes them after construction.
 */
public sealed interface ColumnVector {
  /** Number of rows. */
  int size();

  /** Whether the row's value is null; for {@link Repeated}, whether the row has no value at all. */
  boolean isNull(int row);

  /** Integers, booleans, dates and times; see {@link DataType} for the units. */
  record Longs(int size, long[] values, @Nullable BitSet nulls) implements ColumnVector {
    public Longs {
      requireLength(size, values.length);
    }

    @Override
    public boolean isNull(int row) {
      return nulls != null && nulls.get(row);
    }

    @Override
    public String toString() {
      return "Longs[" + size + "]";
    }
  }

  /** Floating-point numbers. */
  record Doubles(int size, double[] values, @Nullable BitSet nulls) implements ColumnVector {
    public Doubles {
      requireLength(size, values.length);
    }

    @Override
    public boolean isNull(int row) {
      return nulls != null && nulls.get(row);
    }

    @Override
    public String toString() {
      return "Doubles[" + size + "]";
    }
  }

  /** Decimal numbers; a null element is a null value. */
  record Decimals(int size, @Nullable BigDecimal[] values) implements ColumnVector {
    public Decimals {
      requireLength(size, values.length);
    }

    @Override
    public boolean isNull(int row) {
      return values[row] == null;
    }

    @Override
    public String toString() {
      return "Decimals[" + size + "]";
    }
  }

  /**
   * Text in UTF-8, or binary values: value {@code i} is {@code data[offsets[i]] ..
   * data[offsets[i+1]-1]}; null values have no bytes.
   */
  record Bytes(int size, byte[] data, int[] offsets, @Nullable BitSet nulls)
      implements ColumnVector {
    public Bytes {
      requireLength(size + 1, offsets.length);
    }

    @Override
    public boolean isNull(int row) {
      return nulls != null && nulls.get(row);
    }

    @Override
    public String toString() {
      return "Bytes[" + size + "]";
    }
  }

  /**
   * Values by their position in a dictionary; −1 is null. Batches of one split that share a
   * dictionary share the same {@code values} instance, so that whoever judges values may judge each
   * entry once. The dictionary may hold entries that no row uses.
   */
  record Dictionary(int size, ColumnVector values, int[] ids) implements ColumnVector {
    public Dictionary {
      requireLength(size, ids.length);
      if (values instanceof Dictionary || values instanceof Repeated) {
        throw new IllegalArgumentException("A dictionary holds plain values");
      }
    }

    @Override
    public boolean isNull(int row) {
      return ids[row] < 0;
    }

    @Override
    public String toString() {
      return "Dictionary[" + size + "]";
    }
  }

  /**
   * Any number of values a row, from lists and maps: those of row {@code i} are {@code
   * values[starts[i]] .. values[starts[i+1]-1]}.
   */
  record Repeated(int size, ColumnVector values, int[] starts) implements ColumnVector {
    public Repeated {
      requireLength(size + 1, starts.length);
      if (values instanceof Repeated) {
        throw new IllegalArgumentException("Lists of lists are flattened to their leaves");
      }
    }

    @Override
    public boolean isNull(int row) {
      return starts[row] == starts[row + 1];
    }

    @Override
    public String toString() {
      return "Repeated[" + size + "]";
    }
  }

  private static void requireLength(int least, int length) {
    if (least < 0 || length < least) {
      throw new IllegalArgumentException("Need " + least + " elements, have " + length);
    }
  }
}
