package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.consent.ConsentPolicy.Authority;
import dev.steward.consent.Situation.Row;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Contacts with more than one row: each fact at its strictest. */
class DuplicateRowsTest {
  private static final Row ADULT = Row.of(4, LocalDate.of(1990, 5, 31), Situation.GUARDIAN);

  private static Situation with(Row second) {
    Situation s = new Situation();
    s.authority = Authority.CONTACT;
    s.events.clear();
    s.event(4, "2026-09-01T10:00:00Z", Situation.GUARDIAN);
    s.rows.add(second);
    return s;
  }

  @Test
  void equalRowsChangeNothingButAreListed() {
    assertThat(with(ADULT).decide()).isEqualTo(Reason.ELIGIBLE);
    assertThat(with(ADULT).standing().isDuplicate()).isTrue();
    assertThat(new Situation().standing().isDuplicate()).isFalse();
  }

  @Test
  void theLowestLevelCountsAndTheUnknownIsBelowNone() {
    assertThat(with(ADULT.withLevel(3)).standing().rowLevel()).isEqualTo(3);
    assertThat(with(ADULT.withLevel(0)).decide()).isEqualTo(Reason.NO_CONSENT);
    assertThat(with(ADULT.withLevel(ConsentLevels.INVALID)).decide())
        .isEqualTo(Reason.INVALID_CONSENT);
  }

  @Test
  void oneRefusalOfTrackingIsEnough() {
    Situation s = with(ADULT.withRefusedTracking());
    s.behaviour = true;
    assertThat(s.decide()).isEqualTo(Reason.DO_NOT_TRACK);
  }

  @Test
  void oneRowIsEnoughToBeAChild() {
    for (Row child :
        new Row[] {
          ADULT.withMark(), ADULT.withBirthDate("2009-01-01"), ADULT.withBirthDate("unknown")
        }) {
      Situation s = with(child);
      s.automated = true;
      assertThat(s.decide()).isEqualTo(Reason.CHILD_NEVER_PROFILED);
    }
  }

  @Test
  void theYoungestDateMeetsTheHighestAgeOfAnyCountry() {
    Situation s = with(ADULT.withBirthDate("2012-01-01").withCountry("BE"));
    assertThat(s.standing().needsGuardian()).isTrue();
    s.rows.replaceAll(row -> row.withCountry("BE"));
    assertThat(s.standing().needsGuardian()).isFalse();
  }

  @Test
  void aMarkMeetsTheLackOfABirthDateInAnotherRow() {
    Situation s = with(ADULT.withBirthDate(null));
    assertThat(s.standing().needsGuardian()).isFalse();
    s.rows.set(0, ADULT.withMark());
    assertThat(s.standing().needsGuardian()).isTrue();
  }

  @Test
  void guardiansThatDifferAreMissing() {
    for (String other : new String[] {null, "other"}) {
      Situation s = with(ADULT.withBirthDate("2016-03-01").withGuardian(other));
      s.others.put("other", s.others.get(Situation.GUARDIAN));
      assertThat(s.decide()).isEqualTo(Reason.GUARDIAN_MISSING);
    }
    assertThat(with(ADULT.withBirthDate("2016-03-01")).decide()).isEqualTo(Reason.ELIGIBLE);
  }

  @Test
  void theOldestDateEndsWhatAGuardianGave() {
    Situation s = with(ADULT.withBirthDate("2016-03-01"));
    s.authority = Authority.LEDGER;
    assertThat(s.standing().isExpired()).isTrue();
    assertThat(s.decide()).isEqualTo(Reason.EXPIRED);
  }
}
