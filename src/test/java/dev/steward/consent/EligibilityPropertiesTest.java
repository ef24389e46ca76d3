package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.consent.ConsentPolicy.GuardianConsent;
import dev.steward.consent.Situation.Event;
import dev.steward.consent.Situation.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for all facts, over many thousands of them. */
class EligibilityPropertiesTest {
  private static final int SITUATIONS = 20_000;
  private static final int HIGHEST = 5;

  private static void forAll(long seed, Consumer<Situation> property) {
    forAll(seed, SITUATIONS, property);
  }

  private static void forAll(long seed, int situations, Consumer<Situation> property) {
    RandomSituations random = new RandomSituations(seed);
    for (int i = 0; i < situations; i++) {
      property.accept(random.next());
    }
  }

  @Test
  void decidesAsTheRulesReadPlainly() {
    Set<Reason> seen = EnumSet.noneOf(Reason.class);
    forAll(
        1,
        s -> {
          PlainRules plain = new PlainRules(s);
          assertThat(s.decide()).isEqualTo(plain.first());
          if (!s.rows.isEmpty()) {
            assertThat(s.standing().grantedLevel()).isEqualTo(plain.granted());
            assertThat(s.standing().effectiveLevel()).isEqualTo(plain.effective());
            assertThat(s.standing().isChild()).isEqualTo(plain.isChild());
          }
          seen.add(plain.first());
        });
    assertThat(seen).containsExactlyInAnyOrder(Reason.values());
  }

  @Test
  void explainsTheDecisionThatItMakes() {
    forAll(
        2,
        s -> {
          if (!s.rows.isEmpty()) {
            assertThat(Explanation.of(s.rules(), s.activity(), s.dossier()).reason())
                .isEqualTo(s.decide());
          }
        });
  }

  @Test
  void exactlyThoseReasonsApplyTogetherThatAreTriedInPairs() {
    Set<List<Reason>> together = new HashSet<>();
    forAll(
        3,
        60_000,
        s -> {
          List<Reason> applying = List.copyOf(new PlainRules(s).applying());
          for (int i = 0; i < applying.size(); i++) {
            for (int j = i + 1; j < applying.size(); j++) {
              together.add(List.of(applying.get(i), applying.get(j)));
            }
          }
        });
    Set<List<Reason>> tried =
        ReasonsTest.pairs()
            .map(pair -> List.of((Reason) pair.get()[0], (Reason) pair.get()[1]))
            .collect(Collectors.toSet());
    assertThat(together).isEqualTo(tried);
  }

  @Test
  void aHigherLevelInTheRowMakesNobodyLessEligible() {
    neverLessEligible(
        4,
        s -> {
          if (s.rows.stream().allMatch(row -> row.level() < HIGHEST)) {
            s.rows.replaceAll(row -> row.withLevel(row.level() + 1));
          }
        });
  }

  @Test
  void aHigherLevelOfAnyEventMakesNobodyLessEligible() {
    for (int place = 0; place < 4; place++) {
      int at = place;
      neverLessEligible(
          5 + at,
          s -> {
            if (at < s.events.size() && s.events.get(at).level() < HIGHEST) {
              Event event = s.events.get(at);
              s.events.set(at, event.withLevel(event.level() + 1));
            }
          });
    }
  }

  @Test
  void aHigherLevelOfTheGuardianMakesNobodyLessEligible() {
    neverLessEligible(
        10,
        s -> {
          s.guardianConsent = GuardianConsent.OWN_LEVEL;
          s.others.replaceAll(
              (key, rows) ->
                  rows.stream()
                      .map(row -> row.withLevel(Math.min(HIGHEST, row.level() + 1)))
                      .toList());
        },
        s -> s.guardianConsent = GuardianConsent.OWN_LEVEL);
  }

  @Test
  void aLowerMinimumMakesNobodyLessEligible() {
    neverLessEligible(11, s -> s.minimum = Math.max(1, s.minimum - 1));
  }

  @Test
  void aFurtherRowMakesNobodyEligible() {
    RandomSituations random = new RandomSituations(12);
    for (int i = 0; i < SITUATIONS; i++) {
      Situation one = random.next();
      if (one.rows.isEmpty()) {
        continue;
      }
      Situation more = one.copy();
      String guardian = random.below(2) == 0 ? one.row().guardian() : Situation.GUARDIAN;
      more.rows.add(random.row(one.asOf, guardian));
      assertThat(more.decide().isEligible() && !one.decide().isEligible()).isFalse();
    }
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    forAll(
        13,
        s -> {
          Situation reversed = s.copy();
          Collections.reverse(reversed.rows);
          assertThat(reversed.standing()).isEqualTo(s.standing());
        });
  }

  @Test
  void noChildIsProfiledOrDecidedAboutAutomatically() {
    forAll(
        14,
        s -> {
          if (new PlainRules(s).isChild() && (s.minimum == HIGHEST || s.automated)) {
            assertThat(s.decide().isEligible()).isFalse();
          }
        });
  }

  @Test
  void theUnknownIsNeverEligible() {
    forAll(
        15,
        s -> {
          s.rows.replaceAll(row -> row.withLevel(ConsentLevels.INVALID));
          assertThat(s.decide().isEligible()).isFalse();
          s.rows.clear();
          assertThat(s.decide()).isEqualTo(Reason.UNKNOWN_CONTACT);
        });
  }

  @Test
  void withoutAnyConsentNobodyIsEligible() {
    forAll(
        16,
        s -> {
          s.rows.replaceAll(row -> row.withLevel(ConsentLevels.NONE));
          s.events.replaceAll(event -> event.withLevel(ConsentLevels.NONE));
          assertThat(s.decide().isEligible()).isFalse();
        });
  }

  @Test
  void objectionsRestrictionsErasuresAndRefusalsMakeNobodyEligible() {
    List<Consumer<Situation>> changes =
        List.of(
            s -> s.erased = true,
            s -> s.restricted = true,
            s -> s.objected = true,
            s -> s.withdrawals.add(s.asOf),
            s -> s.rows.replaceAll(Row::withMark),
            s -> s.rows.replaceAll(Row::withRefusedTracking));
    for (Consumer<Situation> change : changes) {
      forAll(
          17,
          s -> {
            Situation stricter = s.copy();
            change.accept(stricter);
            assertThat(stricter.decide().isEligible() && !s.decide().isEligible()).isFalse();
          });
    }
  }

  @Test
  void givesTheSameAnswerForTheSameFacts() {
    List<Reason> reasons = new ArrayList<>();
    forAll(18, s -> reasons.add(s.decide()));
    List<Reason> again = new ArrayList<>();
    forAll(18, s -> again.add(s.copy().decide()));
    assertThat(again).isEqualTo(reasons);
  }

  private static void neverLessEligible(long seed, Consumer<Situation> raise) {
    neverLessEligible(seed, raise, s -> {});
  }

  private static void neverLessEligible(
      long seed, Consumer<Situation> raise, Consumer<Situation> prepare) {
    int[] gained = new int[1];
    forAll(
        seed,
        s -> {
          prepare.accept(s);
          Situation raised = s.copy();
          raise.accept(raised);
          boolean before = s.decide().isEligible();
          boolean after = raised.decide().isEligible();
          assertThat(before && !after).isFalse();
          gained[0] += after && !before ? 1 : 0;
        });
    // otherwise the property would hold for want of cases
    assertThat(gained[0]).isPositive();
  }
}
