package dev.steward.source.parquet;

import dev.steward.core.KeyTuples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;

/**
 * Whole numbers as they are stored.
 *
 * @param values ascending
 * @param wide whether they are stored in eight bytes, not four
 */
record SoughtNumbers(long[] values, boolean wide) implements Sought {
  /** Texts that are no number of the leaf's type are left out: they cannot be in it. */
  static SoughtNumbers of(KeyTuples cells, boolean wide, Function<String, Optional<Long>> number) {
    long[] values =
        IntStream.range(0, cells.size())
            .mapToObj(cell -> number.apply(cells.text(cell, 0)))
            .flatMap(Optional::stream)
            .mapToLong(Long::longValue)
            .filter(value -> wide || value == (int) value)
            .sorted()
            .toArray();
    return new SoughtNumbers(values, wide);
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean within(ByteBuffer min, ByteBuffer max) {
    int width = wide ? Long.BYTES : Integer.BYTES;
    if (min.remaining() != width || max.remaining() != width) {
      return true;
    }
    int at = Arrays.binarySearch(values, number(min));
    int first = at < 0 ? -at - 1 : at;
    return first < values.length && values[first] <= number(max);
  }

  private long number(ByteBuffer bytes) {
    ByteBuffer ordered = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    return wide ? ordered.getLong() : ordered.getInt();
  }

  @Override
  public boolean in(BloomFilter filter) {
    for (long value : values) {
      if (filter.findHash(wide ? filter.hash(value) : filter.hash((int) value))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isHashable() {
    return true;
  }

  @Override
  public boolean isOrderedAsEver() {
    return true;
  }

  @Override
  public String toString() {
    return "SoughtNumbers[" + values.length + "]";
  }
}
