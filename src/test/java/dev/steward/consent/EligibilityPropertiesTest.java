package dev.steward.consent;

import static dev.steward.consent.RandomSituations.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for all facts, over many thousands of them. */
class EligibilityPropertiesTest {
  private static final int HIGHEST = 5;

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
  void givesTheSameAnswerForTheSameFacts() {
    List<Reason> reasons = new ArrayList<>();
    forAll(18, s -> reasons.add(s.decide()));
    List<Reason> again = new ArrayList<>();
    forAll(18, s -> again.add(s.copy().decide()));
    assertThat(again).isEqualTo(reasons);
  }
}
