package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.consent.ConsentPolicy.Authority;
import dev.steward.consent.Situation.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The days and microseconds on which an answer changes. */
class BoundaryDaysTest {
  private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // born, as of, eligible for an automated decision
    "2008-11-01, 2026-11-01, true",
    "2008-11-02, 2026-11-01, false",
    "2008-10-31, 2026-11-01, true",
    // 29 February: a year is complete on 1 March of common years
    "2008-02-29, 2026-02-28, false",
    "2008-02-29, 2026-03-01, true",
    "2004-02-29, 2022-02-28, false",
    "2006-02-28, 2024-02-28, true",
    "2006-03-01, 2024-02-29, false",
    "2006-02-28, 2024-02-29, true"
  })
  void aChildIsOneUntilThe18thBirthday(String born, LocalDate asOf, boolean eligible) {
    Situation s = new Situation().born(born);
    s.asOf = asOf;
    s.automated = true;
    s.authority = Authority.CONTACT;
    assertThat(s.decide()).isEqualTo(eligible ? Reason.ELIGIBLE : Reason.CHILD_NEVER_PROFILED);
  }

  @ParameterizedTest
  @CsvSource({
    "2010-11-02, DE, true",
    "2010-11-01, DE, false",
    "2011-11-02, FR, true",
    "2011-11-01, FR, false",
    "2012-11-02, AUT, true",
    "2012-11-01, AUT, false",
    "2013-11-02, Sweden, true",
    "2013-11-01, Sweden, false",
    "2010-11-02, , true",
    "2010-11-01, , false"
  })
  void aGuardianIsNeededUntilTheBirthdayOfTheCountry(String born, String country, boolean needed) {
    Situation s = new Situation();
    s.row(s.row().withBirthDate(born).withCountry(country));
    assertThat(s.decide()).isEqualTo(needed ? Reason.GUARDIAN_CONSENT_MISSING : Reason.ELIGIBLE);
  }

  @ParameterizedTest
  @CsvSource({
    "1906-11-01, 2026-11-01, true",
    "1906-10-31, 2026-11-01, false",
    "2026-11-02, 2026-11-01, false",
    "1904-02-29, 2024-02-29, true",
    "1900-02-28, 2020-02-28, true",
    "1900-02-28, 2020-02-29, false"
  })
  void aBirthDateIsUsableFor120Years(String born, LocalDate asOf, boolean usable) {
    AsOf day = new AsOf(asOf, ZoneOffset.UTC);
    assertThat(day.age(BirthDates.read(born)) != AsOf.UNUSABLE).isEqualTo(usable);
  }

  @Test
  void whoIsBornOnTheDayIsAChildOfNoYears() {
    assertThat(
            new AsOf(LocalDate.of(2026, 11, 1), ZoneOffset.UTC).age(BirthDates.read("2026-11-01")))
        .isZero();
  }

  @Test
  void agesAreCompletedYears() {
    Random random = new Random(20);
    for (int i = 0; i < 200_000; i++) {
      LocalDate asOf = LocalDate.of(2019, 12, 1).plusDays(random.nextInt(2000));
      LocalDate birth = asOf.minusDays(random.nextInt(366 * 25));
      int years = Period.between(birth, asOf).getYears();
      assertThat(new AsOf(asOf, ZoneOffset.UTC).age((int) birth.toEpochDay()))
          .isEqualTo(Math.min(years, 18));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2024-11-01T00:00:00Z, ELIGIBLE",
    "UTC, 2024-10-31T23:59:59.999999Z, EXPIRED",
    "Europe/Berlin, 2024-10-31T23:00:00Z, ELIGIBLE",
    "Europe/Berlin, 2024-10-31T22:59:59.999999Z, EXPIRED",
    "America/New_York, 2024-11-01T04:00:00Z, ELIGIBLE",
    "America/New_York, 2024-11-01T03:59:59.999999Z, EXPIRED"
  })
  void consentLastsThroughTheDayThatThePeriodNames(ZoneId zone, Instant at, Reason reason) {
    Situation s = new Situation().events(new Event(4, at, null));
    s.zone = zone;
    assertThat(s.decide()).isEqualTo(reason);
  }

  @Test
  void aPeriodEndsWithTheMonthWhereTheDayIsMissing() {
    Situation s = new Situation().events(new Event(4, Instant.parse("2026-02-28T00:00:00Z"), null));
    s.asOf = LocalDate.of(2026, 8, 31);
    s.expiresAfter = Optional.of(Period.ofMonths(6));
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
    s.asOf = LocalDate.of(2026, 9, 1);
    assertThat(s.decide()).isEqualTo(Reason.EXPIRED);
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-11-01T23:59:59.999999Z, true",
    "UTC, 2026-11-02T00:00:00Z, false",
    "Asia/Tokyo, 2026-11-01T14:59:59.999999Z, true",
    "Asia/Tokyo, 2026-11-01T15:00:00Z, false",
    "America/Los_Angeles, 2026-11-02T07:59:59.999999Z, true",
    "America/Los_Angeles, 2026-11-02T08:00:00Z, false"
  })
  void eventsCountToTheEndOfTheDayInTheZone(ZoneId zone, Instant at, boolean counts) {
    Situation s = new Situation().events(new Event(4, EARLIER, null), new Event(0, at, null));
    s.zone = zone;
    assertThat(s.decide()).isEqualTo(counts ? Reason.WITHDRAWN : Reason.ELIGIBLE);
  }

  @ParameterizedTest
  @CsvSource({
    // on the day clocks go back it is 25 hours long
    "Europe/Berlin, 2026-10-25, 2026-10-25T22:59:59.999999Z",
    "Europe/Berlin, 2026-03-29, 2026-03-29T21:59:59.999999Z",
    // midnight is left out on the next day
    "America/Asuncion, 2023-09-30, 2023-10-01T03:59:59.999999Z"
  })
  void daysEndWhereClocksSaySo(ZoneId zone, LocalDate day, Instant end) {
    Situation s = new Situation().events(new Event(4, EARLIER, null));
    s.zone = zone;
    s.asOf = day;
    s.authority = Authority.CONTACT;
    assertThat(s.policy().asOf(day).end())
        .isEqualTo(end.getEpochSecond() * 1_000_000 + end.getNano() / 1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"})
  void aWithdrawalTakesPlaceAtTheEndOfItsDay(ZoneId zone) {
    LocalDate day = LocalDate.of(2026, 10, 20);
    Instant lastOfDay = day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1000);
    Situation s = new Situation().events(new Event(4, lastOfDay, null));
    s.zone = zone;
    s.withdrawals.add(day);
    assertThat(s.decide()).isEqualTo(Reason.WITHDRAWN);

    s.events(new Event(4, lastOfDay.plusNanos(1000), null));
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
  }

  @Test
  void aWithdrawalCountsFromItsDayOn() {
    Situation s = new Situation();
    s.withdrawals.add(s.asOf);
    assertThat(s.decide()).isEqualTo(Reason.WITHDRAWN);
    s.asOf = s.asOf.minusDays(1);
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
  }
}
