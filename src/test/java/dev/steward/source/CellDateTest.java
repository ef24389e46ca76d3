package dev.steward.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import java.time.LocalDate;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class CellDateTest {
  private static final RowChange.DateCondition UP_TO_THE_SECOND =
      new RowChange.DateCondition("d", LocalDate.ofEpochDay(2), true);
  private static final RowChange.DateCondition OTHERS =
      new RowChange.DateCondition("d", LocalDate.ofEpochDay(2), false);

  @Test
  void comparesDatesAndTheDaysOfTimestamps() {
    long day = 86_400_000_000L;
    BitSet nulls = new BitSet();
    nulls.set(4);
    ColumnVector dates = new ColumnVector.Longs(5, new long[] {-1, 2, 3, 9, 0}, nulls);
    ColumnVector times =
        new ColumnVector.Longs(5, new long[] {-1, 3 * day - 1, 3 * day, 9 * day, 0}, nulls);
    boolean[] reached = {true, true, false, false, false};
    for (int row = 0; row < 5; row++) {
      assertThat(CellDate.meets(UP_TO_THE_SECOND, dates, DataType.DATE, row))
          .isEqualTo(reached[row]);
      assertThat(CellDate.meets(OTHERS, dates, DataType.DATE, row)).isEqualTo(!reached[row]);
      assertThat(CellDate.meets(UP_TO_THE_SECOND, times, DataType.INSTANT, row))
          .isEqualTo(reached[row]);
    }
  }

  @Test
  void readsDatesAtTheStartOfText() {
    assertThat(CellDate.day("1970-01-03")).hasValue(2);
    assertThat(CellDate.day("1970-01-03T23:59:59Z")).hasValue(2);
    assertThat(CellDate.day("1970-01-03 23:59")).hasValue(2);
    assertThat(CellDate.day("1970-01-031")).isEmpty();
    assertThat(CellDate.day("1970-13-03")).isEmpty();
    assertThat(CellDate.day("3.1.1970")).isEmpty();
  }
}
