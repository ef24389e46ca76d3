package dev.steward.consent;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the contacts' table.
 *
 * @param level a rank, or invalid
 * @param birthDate null, a date, or a word that is none
 */
record Row(
    int level,
    boolean marked,
    boolean doNotTrack,
    @Nullable String birthDate,
    @Nullable String country,
    @Nullable String guardian) {
  static Row of(int level, LocalDate birthDate, @Nullable String guardian) {
    return new Row(level, false, false, birthDate.toString(), "DE", guardian);
  }

  Row withLevel(int level) {
    return new Row(level, marked, doNotTrack, birthDate, country, guardian);
  }

  Row withMark() {
    return new Row(level, true, doNotTrack, birthDate, country, guardian);
  }

  Row withRefusedTracking() {
    return new Row(level, marked, true, birthDate, country, guardian);
  }

  Row withBirthDate(@Nullable String birthDate) {
    return new Row(level, marked, doNotTrack, birthDate, country, guardian);
  }

  Row withCountry(@Nullable String country) {
    return new Row(level, marked, doNotTrack, birthDate, country, guardian);
  }

  Row withGuardian(@Nullable String guardian) {
    return new Row(level, marked, doNotTrack, birthDate, country, guardian);
  }
}
