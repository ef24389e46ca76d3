package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Gathers floating-point numbers. */
final class DoublesBuilder implements VectorBuilder {
  private final ToDoubleFunction<RawValue> conversion;
  private final Nulls nulls = new Nulls();
  private double[] values = new double[16];
  private int count;

  DoublesBuilder(ToDoubleFunction<RawValue> conversion) {
    this.conversion = conversion;
  }

  @Override
  public void add(RawValue value) {
    append(conversion.applyAsDouble(value));
  }

  @Override
  public void addNull() {
    nulls.mark(count);
    append(0);
  }

  private void append(double value) {
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
    ColumnVector taken = new ColumnVector.Doubles(count, values, nulls.take());
    values = new double[Math.max(16, count)];
    count = 0;
    return taken;
  }
}
