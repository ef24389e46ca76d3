package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/** Gathers integers, booleans, dates and times. */
final class LongsBuilder implements VectorBuilder {
  private final ToLongFunction<RawValue> conversion;
  private final Nulls nulls = new Nulls();
  private long[] values = new long[16];
  private int count;

  /**
   * @param conversion to the unit of the column's {@link dev.steward.core.DataType}
   */
  LongsBuilder(ToLongFunction<RawValue> conversion) {
    this.conversion = conversion;
  }

  @Override
  public void add(RawValue value) {
    append(conversion.applyAsLong(value));
  }

  @Override
  public void addNull() {
    nulls.mark(count);
    append(0);
  }

  private void append(long value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public long bytes() {
    return 8L * count;
  }

  @Override
  public ColumnVector take() {
    ColumnVector taken = new ColumnVector.Longs(count, values, nulls.take());
    values = new long[Math.max(16, count)];
    count = 0;
    return taken;
  }
}
