package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.consent.ConsentPolicy.Authority;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason, and every two of them against each other. */
class ReasonsTest {
  /** Facts of a contact's row: who has none is neither of these. */
  private static final Set<Reason> OF_THE_ROW =
      Set.of(
          Reason.INVALID_CONSENT,
          Reason.CHILD_NEVER_PROFILED,
          Reason.GUARDIAN_MISSING,
          Reason.GUARDIAN_CONSENT_MISSING,
          Reason.DO_NOT_TRACK);

  @ParameterizedTest
  @EnumSource(Reason.class)
  void findsEachReason(Reason reason) {
    Situation situation = new Situation();
    Recipes.apply(reason, situation);
    assertThat(situation.decide()).isEqualTo(reason);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void reportsTheFirstOfTwoReasons(Reason first, Reason second) {
    Situation situation = new Situation();
    // the row must be there to be changed; without one nothing of it is left
    Reason[] order = first == Reason.UNKNOWN_CONTACT ? pair(second, first) : pair(first, second);
    for (Reason reason : order) {
      if (!new PlainRules(situation).applying().contains(reason)) {
        Recipes.apply(reason, situation);
      }
    }

    assertThat(new PlainRules(situation).applying()).contains(first, second);
    assertThat(situation.decide()).isEqualTo(first);
  }

  /** Those that can apply together: the property test finds just these among random facts. */
  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (Reason first : Reason.values()) {
      for (Reason second : Reason.values()) {
        if (first.compareTo(second) < 0 && canCoexist(first, second)) {
          pairs.add(Arguments.of(first, second));
        }
      }
    }
    return pairs.stream();
  }

  static boolean canCoexist(Reason first, Reason second) {
    if (second == Reason.ELIGIBLE) {
      // it means that no other applies
      return false;
    }
    if (first == Reason.UNKNOWN_CONTACT) {
      return !OF_THE_ROW.contains(second);
    }
    // withdrawn: the latest event is below the minimum, and nothing expires by authority of the
    // row; otherwise what is granted is that level or a lower one, and expired needs the minimum
    return !(first == Reason.WITHDRAWN && second == Reason.EXPIRED);
  }

  @Test
  void ordersReasonsAsTheRulesDo() {
    assertThat(Reason.values())
        .extracting(Reason::toString)
        .containsExactly(
            "unknown-contact",
            "erased",
            "restricted",
            "objected",
            "invalid-consent",
            "child-never-profiled",
            "guardian-missing",
            "guardian-consent-missing",
            "withdrawn",
            "expired",
            "do-not-track",
            "no-consent",
            "below-minimum",
            "eligible");
  }

  @Test
  void objectionsBlockOnlyFromTheirLevelOn() {
    Situation situation = new Situation();
    situation.objected = true;
    assertThat(situation.decide()).isEqualTo(Reason.OBJECTED);
    situation.minimum = 3;
    assertThat(situation.decide()).isEqualTo(Reason.OBJECTED);
    situation.minimum = 2;
    assertThat(situation.decide()).isEqualTo(Reason.ELIGIBLE);
  }

  @Test
  void restrictionBlocksEvenTheQuestionForConsent() {
    Situation situation = new Situation();
    situation.restricted = true;
    situation.minimum = 1;
    assertThat(situation.decide()).isEqualTo(Reason.RESTRICTED);
  }

  @Test
  void anUnknownLevelValueBlocksWhoeverHasAuthority() {
    for (Authority authority : Authority.values()) {
      Situation situation = new Situation();
      situation.authority = authority;
      situation.row(situation.row().withLevel(ConsentLevels.INVALID));
      assertThat(situation.decide()).isEqualTo(Reason.INVALID_CONSENT);
    }
  }

  @Test
  void withdrawalNeedNotGoDownToNone() {
    Situation situation = new Situation().event(2, "2026-10-02T10:00:00Z", null);
    assertThat(situation.decide()).isEqualTo(Reason.WITHDRAWN);
    situation.minimum = 2;
    assertThat(situation.decide()).isEqualTo(Reason.ELIGIBLE);
    situation.minimum = 5;
    assertThat(situation.decide()).isEqualTo(Reason.BELOW_MINIMUM);
  }

  @Test
  void onlyWhoseLevelAloneIsTooLowMayBeAskedForMore() {
    assertThat(Reason.values())
        .filteredOn(Reason::mayBeAskedForMore)
        .containsExactly(Reason.BELOW_MINIMUM);
  }

  private static Reason[] pair(Reason one, Reason other) {
    return new Reason[] {one, other};
  }
}
