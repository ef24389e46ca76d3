package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.consent.ConsentPolicy.Authority;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static Explanation explain(Situation s) {
    return Explanation.of(s.rules(), s.activity(), s.dossier());
  }

  @Test
  void tellsTheRuleAndTheFactsThatADecisionRestsOn() {
    Situation s = new Situation().event(2, "2026-10-15T22:30:00Z", null);
    s.authority = Authority.LOWEST;
    s.zone = ZoneId.of("Europe/Berlin");
    assertThat(explain(s).lines())
        .containsExactly(
            "spring-newsletter: not eligible: withdrawn",
            "rule: an earlier event reached the minimum, and the latest event is below it",
            "activity: customer-journey for vip, minimum level marketing",
            "as of: 2026-11-01, days in Europe/Berlin",
            "on the suppression list: no",
            "restricted, or erasure open: no",
            "objected: no",
            "row level: marketing",
            "latest event: transactional at 2026-10-16T00:30, given by the contact, EV-1",
            "highest level of earlier events: marketing",
            "conflict: row and latest event disagree",
            "granted level: transactional, by authority of the lower of row and ledger",
            "child: no",
            "needs a guardian: no",
            "expired: no; what occurred before 2024-11-01 is",
            "effective level: transactional",
            "refuses tracking: no",
            "event: marketing at 2026-10-01T12:00, given by the contact, EV-0",
            "event: transactional at 2026-10-16T00:30, given by the contact, EV-1");
  }

  @Test
  void tellsAboutChildrenAndTheirGuardians() {
    Situation s = new Situation().born("2016-03-01");
    s.row(s.row().withMark()).event(2, "2026-09-01T00:00:00Z", Situation.GUARDIAN);
    assertThat(explain(s).lines())
        .contains(
            "spring-newsletter: not eligible: guardian-consent-missing",
            "child: yes, under 18 by birth date, marked a child",
            "needs a guardian: yes",
            "guardian: valid",
            "guardian's consent: transactional",
            "event: transactional at 2026-09-01T00:00, given by the guardian on record, EV-0");
  }

  @Test
  void tellsOfRequestsAndLeavesOutWhatCameLater() {
    Situation s = new Situation().event(5, "2026-11-02T00:00:00Z", null);
    s.objected = true;
    s.withdrawals.add(LocalDate.of(2026, 10, 20));
    assertThat(explain(s).lines())
        .contains(
            "objected: yes, blocks from subscriptions",
            "latest event: none at 2026-10-20T23:59:59, given by a request to withdraw,"
                + " REQ-2026-10-20",
            "granted level: none, by authority of ledger, withdrawn by request")
        .noneMatch(line -> line.contains("EV-1"));
  }

  @Test
  void holdsNoValueOfTheRowButItsLevel() {
    for (String born : new String[] {"2019-07-09", "2031-07-09", "ninth of July"}) {
      Situation s = new Situation();
      s.row(s.row().withBirthDate(born).withCountry("Iceland").withGuardian("anna-7"));
      s.event(2, "2026-09-01T00:00:00Z", "anna-7").event(2, "2026-09-02T00:00:00Z", "berta-8");
      assertThat(String.join("\n", explain(s).lines()))
          .contains("another guardian")
          .doesNotContain(born, "Iceland", "anna-7", "berta-8");
    }
  }

  @Test
  void saysWhyAContactThatIsNotThereIsNotEligible() {
    assertThat(Explanation.ofUnknown(new Situation().activity()).lines())
        .containsExactly(
            "spring-newsletter: not eligible: unknown-contact",
            "rule: the segment names a contact that is not there",
            "activity: customer-journey for vip, minimum level marketing");
  }

  @Test
  void whatHoldsFactsTellsNothingOfThemByItself() {
    Situation s = new Situation();
    assertThat(s.facts()).hasToString("ContactFacts");
    assertThat(s.standing()).hasToString("Standing");
    assertThat(s.dossier()).hasToString("Dossier");
    assertThat(s.dossier().events().get(0)).hasToString("LedgerEvent[4 characters of id]");
  }
}
