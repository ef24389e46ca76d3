package dev.steward.source;

import dev.steward.core.ColumnVector;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers some rows of one column, from batch after batch, into a vector of just these: plain
 * values, whatever came from a dictionary. For one thread.
 */
public final class PickedColumn {
  private @Nullable Values values;
  private boolean lists;
  private int[] ends = new int[17];
  private int rows;

  /** Adds a row of a batch. */
  public void add(ColumnVector column, int row) {
    if (column instanceof ColumnVector.Repeated repeated) {
      lists = true;
      for (int i = repeated.starts()[row]; i < repeated.starts()[row + 1]; i++) {
        value(repeated.values(), i);
      }
      if (values == null) {
        values = Values.like(plain(repeated.values()));
      }
      if (++rows == ends.length) {
        ends = Arrays.copyOf(ends, 2 * rows);
      }
      ends[rows] = values.count;
    } else {
      value(column, row);
      rows++;
    }
  }

  private void value(ColumnVector column, int row) {
    ColumnVector plain = plain(column);
    if (values == null) {
      values = Values.like(plain);
    }
    if (column.isNull(row)) {
      values.addNull();
    } else {
      values.add(plain, column instanceof ColumnVector.Dictionary ids ? ids.ids()[row] : row);
    }
  }

  private static ColumnVector plain(ColumnVector column) {
    return column instanceof ColumnVector.Dictionary dictionary ? dictionary.values() : column;
  }

  /** Number of rows added since they were taken. */
  public int rows() {
    return rows;
  }

  /** What they occupy, in bytes, about. */
  public long bytes() {
    return values == null ? 0 : 8L * values.count + values.length;
  }

  /** The rows, one at least, that were added since the last call. */
  public ColumnVector take() {
    Values from = values;
    if (from == null) {
      throw new IllegalStateException("No row was added");
    }
    ColumnVector vector = from.take();
    if (lists) {
      vector = new ColumnVector.Repeated(rows, vector, Arrays.copyOf(ends, rows + 1));
    }
    values = null;
    rows = 0;
    return vector;
  }

  /** Values one after another. */
  private abstract static sealed class Values {
    final BitSet nulls = new BitSet();
    int count;
    int length;

    static Values like(ColumnVector vector) {
      if (vector instanceof ColumnVector.Longs) {
        return new OfLongs();
      }
      if (vector instanceof ColumnVector.Doubles) {
        return new OfDoubles();
      }
      return vector instanceof ColumnVector.Decimals ? new OfDecimals() : new OfBytes();
    }

    abstract void add(ColumnVector from, int row);

    abstract ColumnVector take();

    abstract void reserve();

    final void addNull() {
      reserve();
      nulls.set(count++);
    }

    final @Nullable BitSet nullsOrNone() {
      return nulls.isEmpty() ? null : nulls;
    }
  }

  private static final class OfLongs extends Values {
    private long[] values = new long[16];

    @Override
    void add(ColumnVector from, int row) {
      reserve();
      values[count++] = ((ColumnVector.Longs) from).values()[row];
    }

    @Override
    void reserve() {
      values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
    }

    @Override
    ColumnVector take() {
      return new ColumnVector.Longs(count, values, nullsOrNone());
    }
  }

  private static final class OfDoubles extends Values {
    private double[] values = new double[16];

    @Override
    void add(ColumnVector from, int row) {
      reserve();
      values[count++] = ((ColumnVector.Doubles) from).values()[row];
    }

    @Override
    void reserve() {
      values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
    }

    @Override
    ColumnVector take() {
      return new ColumnVector.Doubles(count, values, nullsOrNone());
    }
  }

  private static final class OfDecimals extends Values {
    private @Nullable BigDecimal[] values = new BigDecimal[16];

    @Override
    void add(ColumnVector from, int row) {
      reserve();
      values[count++] = ((ColumnVector.Decimals) from).values()[row];
    }

    @Override
    void reserve() {
      values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
    }

    @Override
    ColumnVector take() {
      return new ColumnVector.Decimals(count, values);
    }
  }

  private static final class OfBytes extends Values {
    private byte[] data = new byte[256];
    private int[] ends = new int[17];

    @Override
    void add(ColumnVector from, int row) {
      ColumnVector.Bytes bytes = (ColumnVector.Bytes) from;
      int start = bytes.offsets()[row];
      int size = bytes.offsets()[row + 1] - start;
      if (size > data.length - length) {
        data = Arrays.copyOf(data, Math.max(Math.addExact(length, size), 2 * data.length));
      }
      System.arraycopy(bytes.data(), start, data, length, size);
      length += size;
      reserve();
      count++;
      ends[count] = length;
    }

    /** The next value ends where the last one does. */
    @Override
    void reserve() {
      if (count + 1 == ends.length) {
        ends = Arrays.copyOf(ends, 2 * ends.length);
      }
      ends[count + 1] = length;
    }

    @Override
    ColumnVector take() {
      return new ColumnVector.Bytes(count, data, ends, nullsOrNone());
    }
  }
}
