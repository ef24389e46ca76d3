package dev.steward.consent;

import static dev.steward.consent.RandomSituations.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.consent.ConsentPolicy.GuardianConsent;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What more consent, and less, and stricter facts do to eligibility, over many thousands. */
class MonotonyTest {
  private static final int HIGHEST = 5;

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
    for (int i = 0; i < 20_000; i++) {
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
