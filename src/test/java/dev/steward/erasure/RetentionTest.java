package dev.steward.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.EraseRule;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 25);

  @Test
  void tenYearsFromTheEndOfTheYear() {
    Retention retention = retention(true, "P10Y", LocalDate.of(2027, 1, 1));
    assertThat(retention.end(LocalDate.of(2016, 3, 4))).isEqualTo("2026-12-31");
    assertThat(retention.hasEnded(LocalDate.of(2016, 3, 4))).isTrue();
    assertThat(
            retention(true, "P10Y", LocalDate.of(2026, 12, 31)).hasEnded(LocalDate.of(2016, 3, 4)))
        .isFalse();
  }

  /** The bound that whole sets of rows are compared with tells the same as each row's own end. */
  @Test
  void theBoundTellsTheSameAsEachRow() {
    for (boolean endOfYear : List.of(true, false)) {
      for (String plus : List.of("P0D", "P1M", "P6M", "P1Y", "P3Y2M10D", "P10Y", "P90D")) {
        for (int shift = 0; shift < 800; shift += 7) {
          Retention retention = retention(endOfYear, plus, AS_OF.plusDays(shift));
          LocalDate last = retention.lastEnded();
          for (int days = -800; days <= 800; days++) {
            LocalDate date = last.plusDays(days);
            assertThat(retention.hasEnded(date))
                .as("%s from %s, seen on %s", plus, date, retention.asOf())
                .isEqualTo(!date.isAfter(last));
          }
        }
      }
    }
  }

  private static Retention retention(boolean endOfYear, String plus, LocalDate asOf) {
    return new Retention(new EraseRule.Until("day", endOfYear, Period.parse(plus)), asOf);
  }
}
