package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers decimal numbers. */
final class DecimalsBuilder implements VectorBuilder {
  private static final int OBJECT_BYTES = 48;

  private final Function<RawValue, BigDecimal> conversion;
  private final List<@Nullable BigDecimal> values = new ArrayList<>();

  DecimalsBuilder(Function<RawValue, BigDecimal> conversion) {
    this.conversion = conversion;
  }

  @Override
  public void add(RawValue value) {
    values.add(conversion.apply(value));
  }

  @Override
  public void addNull() {
    values.add(null);
  }

  @Override
  public int count() {
    return values.size();
  }

  @Override
  public long bytes() {
    return (long) OBJECT_BYTES * values.size();
  }

  @Override
  public ColumnVector take() {
    @Nullable BigDecimal[] taken = values.toArray(new BigDecimal[0]);
    values.clear();
    return new ColumnVector.Decimals(taken.length, taken);
  }
}
