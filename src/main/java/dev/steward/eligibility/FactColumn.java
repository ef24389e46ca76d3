package dev.steward.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.ColumnVector;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of a column to outcomes. A value of a dictionary is read once. Empty text is
 * null, as it is in CSV. For one thread.
 */
final class FactColumn {
  /** How a column's values are read, by what they are. */
  interface Reading {
    int text(@Nullable String cell);

    int number(long cell);

    int decimal(BigDecimal cell);

    int real(double cell);
  }

  private final Reading reading;
  private @Nullable ColumnVector dictionary;
  private int[] outcomes = {};
  private boolean[] known = {};

  FactColumn(Reading reading) {
    this.reading = reading;
  }

  int read(ColumnVector column, int row) {
    if (column.isNull(row)) {
      return reading.text(null);
    }
    if (column instanceof ColumnVector.Dictionary coded) {
      return entry(coded.values(), coded.ids()[row]);
    }
    if (column instanceof ColumnVector.Bytes bytes) {
      int from = bytes.offsets()[row];
      int to = bytes.offsets()[row + 1];
      return reading.text(from == to ? null : new String(bytes.data(), from, to - from, UTF_8));
    }
    if (column instanceof ColumnVector.Longs longs) {
      return reading.number(longs.values()[row]);
    }
    if (column instanceof ColumnVector.Doubles doubles) {
      return reading.real(doubles.values()[row]);
    }
    if (column instanceof ColumnVector.Decimals decimals) {
      BigDecimal value = decimals.values()[row];
      return value == null ? reading.text(null) : reading.decimal(value);
    }
    return reading.text("(several values)"); // which no reading knows
  }

  private int entry(ColumnVector values, int id) {
    if (values != dictionary) {
      dictionary = values;
      outcomes = new int[values.size()];
      known = new boolean[values.size()];
    }
    if (!known[id]) {
      outcomes[id] = read(values, id);
      known[id] = true;
    }
    return outcomes[id];
  }
}
