package dev.steward.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-02-28, 2026-04-30",
    "2024-01-30, 2024-02-29, 2024-04-30",
    "2026-11-30, 2026-12-30, 2027-02-28",
    "2026-08-31, 2026-09-30, 2026-11-30",
    "2026-10-09, 2026-11-09, 2027-01-09"
  })
  void isAMonthOrThreeAndEndsWithTheMonth(LocalDate received, LocalDate due, LocalDate extended) {
    assertThat(new Deadline(received, false).dueOn()).isEqualTo(due);
    assertThat(new Deadline(received, true).dueOn()).isEqualTo(extended);
  }

  @Test
  void countsTheDaysThatAreLeft() {
    Deadline deadline = new Deadline(LocalDate.of(2026, 9, 20), false);

    assertThat(deadline.daysLeft(LocalDate.of(2026, 10, 20))).isZero();
    assertThat(deadline.daysLeft(LocalDate.of(2026, 10, 13))).isEqualTo(7);
    assertThat(deadline.daysLeft(LocalDate.of(2026, 11, 1))).isEqualTo(-12);
    assertThat(deadline.isKeptBy(LocalDate.of(2026, 10, 20))).isTrue();
    assertThat(deadline.isKeptBy(LocalDate.of(2026, 10, 21))).isFalse();
  }

  @Test
  void isExtendedOnceAndBeforeTheFirstDueDate() {
    Deadline deadline = new Deadline(LocalDate.of(2026, 9, 20), false);

    assertThat(deadline.mayBeExtendedOn(LocalDate.of(2026, 9, 20))).isTrue();
    assertThat(deadline.mayBeExtendedOn(LocalDate.of(2026, 10, 19))).isTrue();
    assertThat(deadline.mayBeExtendedOn(LocalDate.of(2026, 10, 20))).isFalse();
    assertThat(deadline.mayBeExtendedOn(LocalDate.of(2026, 9, 19))).isFalse();
    assertThat(new Deadline(LocalDate.of(2026, 9, 20), true).mayBeExtendedOn(deadline.receivedOn()))
        .isFalse();
  }
}
