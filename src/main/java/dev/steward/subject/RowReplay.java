package dev.steward.subject;

import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.shuffle.Payload;
import dev.steward.subject.RowShape.Vector;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes batches of rows that {@link RowEncoding} wrote. For one thread. */
final class RowReplay {
  private final RowShape shape;
  private final List<Values> columns = new ArrayList<>();
  private int rows;

  RowReplay(RowShape shape) {
    this.shape = shape;
    clear();
  }

  int rows() {
    return rows;
  }

  /** Adds the row that begins at a position. */
  void add(byte[] data, int from) {
    int at = from;
    for (Values column : columns) {
      at = column.cell(data, at);
    }
    rows++;
  }

  /** The rows added since the last batch. */
  RowBatch batch() {
    RowBatch batch = new RowBatch(rows, columns.stream().map(Values::vector).toList());
    clear();
    return batch;
  }

  private void clear() {
    rows = 0;
    columns.clear();
    shape.vectors().forEach(vector -> columns.add(new Values(vector)));
  }

  /** One column in the making. */
  private static final class Values {
    private final Vector vector;
    private final BitSet nulls = new BitSet();
    private final List<@Nullable BigDecimal> decimals = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long[] longs = new long[8];
    private int[] offsets = new int[8];
    private int size;
    private int[] starts = new int[8];
    private int lists;

    Values(Vector vector) {
      this.vector = vector;
    }

    /**
     * @return the position behind the cell
     */
    int cell(byte[] data, int at) {
      if (data[at] != RowEncoding.LIST) {
        return value(data, at);
      }
      int count = Payload.intAt(data, at + 1);
      int next = at + 1 + Integer.BYTES;
      for (int i = 0; i < count; i++) {
        next = value(data, next);
      }
      if (lists + 1 == starts.length) {
        starts = Arrays.copyOf(starts, 2 * starts.length);
      }
      starts[++lists] = size;
      return next;
    }

    private int value(byte[] data, int at) {
      if (size + 1 >= longs.length) {
        longs = Arrays.copyOf(longs, 2 * longs.length);
        offsets = Arrays.copyOf(offsets, 2 * offsets.length);
      }
      int next = at + 1;
      if (data[at] == RowEncoding.NULL) {
        nulls.set(size);
        decimals.add(null);
      } else {
        next = read(data, next);
      }
      size++;
      offsets[size] = bytes.size();
      return next;
    }

    private int read(byte[] data, int at) {
      switch (vector.kind()) {
        case LONGS, DOUBLES -> {
          longs[size] = Payload.longAt(data, at);
          return at + Long.BYTES;
        }
        case DECIMALS -> {
          int length = Payload.intAt(data, at + Integer.BYTES);
          int from = at + 2 * Integer.BYTES;
          decimals.add(new BigDecimal(new BigInteger(data, from, length), Payload.intAt(data, at)));
          return from + length;
        }
        case BYTES -> {
          int length = Payload.intAt(data, at);
          bytes.write(data, at + Integer.BYTES, length);
          return at + Integer.BYTES + length;
        }
      }
      throw new IllegalStateException("No such kind");
    }

    ColumnVector vector() {
      ColumnVector values = values();
      return vector.repeated() ? new ColumnVector.Repeated(lists, values, starts) : values;
    }

    private ColumnVector values() {
      BitSet none = nulls.isEmpty() ? null : nulls;
      return switch (vector.kind()) {
        case LONGS -> new ColumnVector.Longs(size, longs, none);
        case DOUBLES ->
            new ColumnVector.Doubles(
                size, Arrays.stream(longs).mapToDouble(Double::longBitsToDouble).toArray(), none);
        case DECIMALS ->
            new ColumnVector.Decimals(size, decimals.toArray(new @Nullable BigDecimal[0]));
        case BYTES -> new ColumnVector.Bytes(size, bytes.toByteArray(), offsets, none);
      };
    }
  }
}
