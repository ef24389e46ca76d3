package dev.steward.source.jdbc;

import dev.steward.core.ColumnVector;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Gathers the values of a column, row by row, into vectors. */
abstract sealed class ColumnBuffer {
  private @Nullable BitSet nulls;
  protected int size;

  final int size() {
    return size;
  }

  void appendNull() {
    if (nulls == null) {
      nulls = new BitSet();
    }
    nulls.set(size++);
  }

  /** Bytes of values of variable length gathered since the last {@link #drain}. */
  int bytes() {
    return 0;
  }

  /** What was gathered; the buffer is empty afterwards. */
  final ColumnVector drain() {
    ColumnVector vector = vector(nulls);
    nulls = null;
    size = 0;
    return vector;
  }

  protected abstract ColumnVector vector(@Nullable BitSet nulls);

  static final class OfLongs extends ColumnBuffer {
    private long[] values = new long[1024];

    void append(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    @Override
    void appendNull() {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      super.appendNull();
    }

    @Override
    protected ColumnVector vector(@Nullable BitSet nulls) {
      ColumnVector vector = new ColumnVector.Longs(size, values, nulls);
      values = new long[Math.max(16, size)];
      return vector;
    }
  }

  static final class OfDoubles extends ColumnBuffer {
    private double[] values = new double[1024];

    void append(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    @Override
    void appendNull() {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      super.appendNull();
    }

    @Override
    protected ColumnVector vector(@Nullable BitSet nulls) {
      ColumnVector vector = new ColumnVector.Doubles(size, values, nulls);
      values = new double[Math.max(16, size)];
      return vector;
    }
  }

  static final class OfDecimals extends ColumnBuffer {
    private @Nullable BigDecimal[] values = new BigDecimal[1024];

    void append(@Nullable BigDecimal value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    @Override
    void appendNull() {
      append(null);
    }

    @Override
    protected ColumnVector vector(@Nullable BitSet nulls) {
      ColumnVector vector = new ColumnVector.Decimals(size, values);
      values = new BigDecimal[Math.max(16, size)];
      return vector;
    }
  }

  /** Text in UTF-8, or binary values. */
  static final class OfBytes extends ColumnBuffer {
    private byte[] data = new byte[16 * 1024];
    private int[] ends = new int[1025];
    private int length;

    void append(String text) {
      append(text.getBytes(StandardCharsets.UTF_8));
    }

    void append(byte[] value) {
      append(value, value.length);
    }

    void append(byte[] value, int count) {
      append(value, 0, count);
    }

    void append(byte[] value, int from, int count) {
      if (count > data.length - length) {
        data = Arrays.copyOf(data, Math.max(Math.addExact(length, count), data.length * 2));
      }
      System.arraycopy(value, from, data, length, count);
      length += count;
      end();
    }

    @Override
    void appendNull() {
      super.appendNull();
      size--;
      end();
    }

    @Override
    int bytes() {
      return length;
    }

    private void end() {
      if (++size == ends.length) {
        ends = Arrays.copyOf(ends, size * 2);
      }
      ends[size] = length;
    }

    @Override
    protected ColumnVector vector(@Nullable BitSet nulls) {
      ColumnVector vector = new ColumnVector.Bytes(size, data, ends, nulls);
      data = new byte[Math.max(1024, length + length / 8)];
      ends = new int[Math.max(16, size + 1)];
      length = 0;
      return vector;
    }
  }

  /** Any number of values a row. */
  static final class OfLists<B extends ColumnBuffer> extends ColumnBuffer {
    private final B elements;
    private int[] ends = new int[1025];

    OfLists(B elements) {
      this.elements = elements;
    }

    B elements() {
      return elements;
    }

    /** Ends the row's list. */
    void append() {
      if (++size == ends.length) {
        ends = Arrays.copyOf(ends, size * 2);
      }
      ends[size] = elements.size();
    }

    @Override
    void appendNull() {
      append();
    }

    @Override
    int bytes() {
      return elements.bytes();
    }

    @Override
    protected ColumnVector vector(@Nullable BitSet nulls) {
      ColumnVector vector = new ColumnVector.Repeated(size, elements.drain(), ends);
      ends = new int[Math.max(16, size + 1)];
      return vector;
    }
  }
}
