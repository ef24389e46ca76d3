package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.consent.Activity.Kind;
import dev.steward.consent.Activity.Subject;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies and activities that cannot be, and those that deserve a warning. */
class PolicyTest {
  private static Activity activity(Kind kind, Subject subject, int minimum, boolean automated) {
    ConsentLevel level = Situation.LEVELS.all().get(minimum);
    return new Activity("lead-score", kind, "buyers", subject, level, automated, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-1M", "P1Y-1D"})
  void refusesAnExpiryThatIsNotLater(String period) {
    Situation s = new Situation();
    s.expiresAfter = Optional.of(Period.parse(period));
    assertThatThrownBy(s::policy).hasMessageContaining("expires-after");
  }

  @Test
  void refusesAnActivityThatNeedsNoConsent() {
    assertThatThrownBy(() -> activity(Kind.SEGMENT, Subject.CONTACT, 0, false))
        .hasMessage("lead-score: minimum-level cannot be none: it permits nothing");
  }

  @Test
  void allowsAccountsOnlyToBeScoredWithoutAutomatedDecision() {
    assertThat(activity(Kind.LEAD_SCORING, Subject.ACCOUNT, 4, false).subject())
        .isEqualTo(Subject.ACCOUNT);
    assertThatThrownBy(() -> activity(Kind.LEAD_SCORING, Subject.ACCOUNT, 5, true))
        .hasMessageContaining("whose consent it cannot see");
    assertThatThrownBy(() -> activity(Kind.CUSTOMER_JOURNEY, Subject.ACCOUNT, 4, false))
        .hasMessage("lead-score: customer-journey cannot be for accounts: they hold no consent");
  }

  @Test
  void anAutomatedDecisionBelowProfilingIsAllowedAndNoticed() {
    assertThat(
            activity(Kind.LEAD_SCORING, Subject.LEAD, 4, true)
                .decidesBelowProfiling(Situation.LEVELS))
        .isTrue();
    assertThat(
            activity(Kind.LEAD_SCORING, Subject.LEAD, 5, true)
                .decidesBelowProfiling(Situation.LEVELS))
        .isFalse();
    Situation s = new Situation();
    s.automated = true;
    assertThat(s.decide()).isEqualTo(Reason.ELIGIBLE);
  }

  @Test
  void refusesToDecideByLevelsThatThePolicyDoesNotHave() {
    Activity strange =
        new Activity(
            "a", Kind.SEGMENT, "all", Subject.CONTACT, new ConsentLevel(4, "fax"), false, false);
    assertThatThrownBy(() -> Eligibility.of(Situation.LEVELS, strange))
        .hasMessage("a: no such level: fax");
  }
}
