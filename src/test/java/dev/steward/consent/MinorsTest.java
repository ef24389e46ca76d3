package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.consent.ConsentPolicy.Authority;
import dev.steward.consent.ConsentPolicy.GuardianConsent;
import dev.steward.consent.Situation.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Children, their guardians, and coming of age. */
class MinorsTest {
  private static final String BEFORE = "2026-09-01T10:00:00Z";
  private static final String AFTER = "2026-10-02T10:00:00Z";

  private static Situation guarded() {
    return new Situation().born("2016-03-01").event(4, BEFORE, Situation.GUARDIAN);
  }

  @Test
  void aChildWithItsGuardiansConsentIsEligible() {
    assertThat(guarded().decide()).isEqualTo(Reason.ELIGIBLE);
  }

  @Test
  void theGuardiansLatestWordBounds() {
    Situation s = guarded().event(2, "2026-09-02T10:00:00Z", Situation.GUARDIAN);
    assertThat(s.decide()).isEqualTo(Reason.GUARDIAN_CONSENT_MISSING);
    s.minimum = 2;
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
    assertThat(s.standing().grantedLevel()).isEqualTo(4);
    assertThat(s.standing().effectiveLevel()).isEqualTo(2);
  }

  @Test
  void theChildsOwnLatestWordStillCounts() {
    Situation s = guarded().event(1, AFTER, null);
    assertThat(s.decide()).isEqualTo(Reason.WITHDRAWN);
  }

  @Test
  void whatAnEarlierGuardianGaveDoesNotCount() {
    Situation s = new Situation().born("2016-03-01").event(4, BEFORE, "earlier");
    assertThat(s.decide()).isEqualTo(Reason.GUARDIAN_CONSENT_MISSING);
  }

  @Test
  void theGuardiansConsentDoesNotExpireByItself() {
    Situation s = new Situation().born("2016-03-01");
    s.event(4, "2020-01-01T10:00:00Z", Situation.GUARDIAN);
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
  }

  @Test
  void theGuardiansOwnLevelBoundsWhereThePolicySaysSo() {
    Situation s = new Situation().born("2016-03-01");
    s.guardianConsent = GuardianConsent.OWN_LEVEL;
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
    for (int level : List.of(3, ConsentLevels.INVALID)) {
      s.others.put(Situation.GUARDIAN, List.of(Row.of(level, LocalDate.of(1960, 1, 1), null)));
      assertThat(s.decide()).isEqualTo(Reason.GUARDIAN_CONSENT_MISSING);
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"stranger", Situation.CONTACT, "marked", "young", "undated", "twice"})
  void aGuardianWhoCannotConsentIsMissing(String key) {
    Row adult = Row.of(5, LocalDate.of(1960, 1, 1), null);
    Situation s = guarded();
    s.others.put("marked", List.of(adult.withMark()));
    s.others.put("young", List.of(adult.withBirthDate("2008-11-02")));
    s.others.put("undated", List.of(adult.withBirthDate("1 January 1960")));
    s.others.put("twice", List.of(adult, adult.withBirthDate("2010-01-01")));
    s.row(s.row().withGuardian(key));
    if (key != null) {
      s.event(4, AFTER, key);
    }
    assertThat(s.decide()).isEqualTo(Reason.GUARDIAN_MISSING);
  }

  @Test
  void guardiansOfEachOtherAreChildrenAndCannotConsent() {
    Situation s = guarded();
    s.others.put(
        Situation.GUARDIAN, List.of(Row.of(5, LocalDate.of(2015, 1, 1), Situation.CONTACT)));
    assertThat(s.decide()).isEqualTo(Reason.GUARDIAN_MISSING);
  }

  @Test
  void whoIsMarkedWithoutBirthDateNeedsAGuardianAndWhoHasOneOnlyByIt() {
    Situation s = new Situation();
    s.row(s.row().withMark());
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
    s.automated = true;
    assertThat(s.decide()).isEqualTo(Reason.CHILD_NEVER_PROFILED);
    s.automated = false;
    s.born(null);
    assertThat(s.decide()).isEqualTo(Reason.GUARDIAN_CONSENT_MISSING);
  }

  @Test
  void withoutBirthDateAndMarkNobodyIsAChild() {
    Situation s = new Situation().born(null);
    s.automated = true;
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "unknown", "31.5.1990", "2027-01-01", "1890-01-01", "1990-02-30"})
  void anUnusableBirthDateMakesAChildWhoNeedsAGuardian(String born) {
    Situation s = new Situation().born(born);
    assertThat(s.decide()).isEqualTo(Reason.GUARDIAN_CONSENT_MISSING);
    s.automated = true;
    assertThat(s.decide()).isEqualTo(Reason.CHILD_NEVER_PROFILED);
  }

  @Test
  void aTeenagerConsentsAloneButIsNotProfiled() {
    Situation s = new Situation().born("2010-03-01").event(5, AFTER, null);
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
    s.minimum = 5;
    assertThat(s.decide()).isEqualTo(Reason.CHILD_NEVER_PROFILED);
  }

  @ParameterizedTest
  @CsvSource({"guardian", "earlier"})
  void whatAnyGuardianGaveEndsAt18(String giver) {
    Situation s = new Situation().born("2008-11-01");
    s.expiresAfter = Optional.empty();
    s.event(4, AFTER, giver);
    assertThat(s.decide()).isEqualTo(Reason.EXPIRED);
    s.asOf = s.asOf.minusDays(1);
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
  }

  @Test
  void consentOfOnesOwnAfterTheGuardiansDoesNotEndAt18() {
    Situation s = new Situation().born("2008-11-01").event(4, BEFORE, Situation.GUARDIAN);
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
  }

  @Test
  void whoseAgeIsUnknownDoesNotComeOfAge() {
    Situation s = new Situation().born(null).event(4, AFTER, Situation.GUARDIAN);
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
  }

  @Test
  void theRowKnowsNoGuardianAndDoesNotExpire() {
    Situation s = new Situation().born("2008-11-01").event(4, AFTER, Situation.GUARDIAN);
    s.authority = Authority.CONTACT;
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
  }
}
