package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from the cells of a contact's row. */
class CellsTest {
  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "yes", "Yes", "1", "t", "T", " true "})
  void readsYes(String cell) {
    assertThat(Flags.read(cell)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "False", "no", "NO", "0", "f", "F", "\tno "})
  void readsNo(String cell) {
    assertThat(Flags.read(cell)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "n", "y", "nein", "2", "0.0", "null", "off"})
  void takesTheUnreadableForTheStricterYes(String cell) {
    assertThat(Flags.read(cell)).isTrue();
  }

  @Test
  void readsFlagsOfOtherTypes() {
    assertThat(Flags.read((String) null)).isFalse();
    assertThat(Flags.read(0L)).isFalse();
    assertThat(Flags.read(1L)).isTrue();
    assertThat(Flags.read(2L)).isTrue();
    assertThat(Flags.read(0.0)).isFalse();
    assertThat(Flags.read(Double.NaN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1990-05-31",
        "  1990-05-31 ",
        "1990-05-31T00:00",
        "1990-05-31T23:59:59",
        "1990-05-31T23:59:59.123456789",
        "1990-05-31T23:30:00Z",
        "1990-05-31T23:30:00-08:00",
        "1990-05-31T00:30:00+1400",
        "1990-05-31T00:30:00+02:00[Europe/Berlin]",
        "1990-05-31 00:00:00",
        "1990-05-31 00:00:00.0",
        "1990-05-31 00:00:00+00"
      })
  void readsTheDatePartAsItIsWritten(String cell) {
    assertThat(BirthDates.read(cell)).isEqualTo((int) LocalDate.of(1990, 5, 31).toEpochDay());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "unknown",
        "31.05.1990",
        "05/31/1990",
        "19900531",
        "1990-5-31",
        "1990-02-29",
        "1990-13-01",
        "1990-00-10",
        "1990-01-00",
        "1990-04-31",
        "-990-01-01",
        "1990-05-31x",
        "1990-05-31T",
        "1990-05-31T25:00",
        "1990-05-31T10:60",
        "1990-05-31 about noon",
        "١٩٩٠-٠٥-٣١"
      })
  void doesNotTakeOtherTextForADate(String cell) {
    assertThat(BirthDates.read(cell)).isEqualTo(BirthDates.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({"2000-02-29, 11016", "1900-02-28, -25509", "1970-01-01, 0", "0001-01-01, -719162"})
  void readsDatesOfLeapYearsAndLongAgo(String cell, int epochDay) {
    assertThat(BirthDates.read(cell)).isEqualTo(epochDay);
  }

  @Test
  void readsDatesOfOtherTypes() {
    assertThat(BirthDates.read((String) null)).isEqualTo(BirthDates.NULL);
    assertThat(BirthDates.read(7455L)).isEqualTo(7455);
    assertThat(BirthDates.read(Long.MAX_VALUE)).isEqualTo(BirthDates.UNREADABLE);
    assertThat(BirthDates.read((long) Integer.MIN_VALUE)).isEqualTo(BirthDates.UNREADABLE);
    assertThat(BirthDates.readMicros(86_399_999_999L)).isZero();
    assertThat(BirthDates.readMicros(-1)).isEqualTo(-1);
  }
}
