package dev.steward.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.consent.ConsentPolicy.Authority;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static List<String> explain(Situation s) {
    List<String> lines =
        new ArrayList<>(Explanation.of(s.rules(), s.activity(), s.dossier()).lines());
    FactsInWords facts = FactsInWords.of(s.rules(), s.dossier());
    lines.addAll(facts.facts());
    lines.addAll(facts.events());
    return lines;
  }

  @Test
  void tellsTheRuleAndTheFactsThatADecisionRestsOn() {
    Situation s = new Situation().event(2, "2026-10-15T22:30:00Z", null);
    s.authority = Authority.LOWEST;
    s.zone = ZoneId.of("Europe/Berlin");
    assertThat(explain(s))
        .containsExactly(
            "spring-newsletter: not eligible: withdrawn",
            "rule: an earlier event reached the minimum, and the latest event is below it",
            "because: the latest event is transactional, an earlier one was marketing, the minimum"
                + " is marketing",
            "activity: customer-journey for vip, minimum level marketing",
            "on the suppression list: no",
            "restricted, or erasure open: no",
            "objected: no",
            "row level: marketing",
            "latest event: EV-1: transactional at 2026-10-16T00:30, given by the contact",
            "highest level of earlier events: marketing",
            "conflict: row and latest event disagree",
            "granted level: transactional, by authority of the lower of row and ledger",
            "child: no",
            "needs a guardian: no",
            "expired: no; what occurred before 2024-11-01 is",
            "effective level: transactional",
            "refuses tracking: no",
            "EV-0: marketing at 2026-10-01T12:00, given by the contact",
            "EV-1: transactional at 2026-10-16T00:30, given by the contact");
  }

  @Test
  void tellsAboutChildrenAndTheirGuardians() {
    Situation s = new Situation().born("2016-03-01");
    s.row(s.row().withMark()).event(2, "2026-09-01T00:00:00Z", Situation.GUARDIAN);
    assertThat(explain(s))
        .contains(
            "spring-newsletter: not eligible: guardian-consent-missing",
            "child: yes, under 18 by birth date, marked a child",
            "needs a guardian: yes",
            "guardian: valid",
            "guardian's consent: transactional",
            "EV-0: transactional at 2026-09-01T00:00, given by the guardian on record");
  }

  @Test
  void tellsOfRequestsAndLeavesOutWhatCameLater() {
    Situation s = new Situation().event(5, "2026-11-02T00:00:00Z", null);
    s.objected = true;
    s.withdrawals.add(LocalDate.of(2026, 10, 20));
    assertThat(explain(s))
        .contains(
            "objected: yes, blocks from subscriptions",
            "latest event: REQ-2026-10-20: none at 2026-10-20T23:59:59, given by a request to"
                + " withdraw",
            "granted level: none, by authority of ledger, withdrawn by request")
        .noneMatch(line -> line.contains("EV-1"));
  }

  @Test
  void holdsNoValueOfTheRowButItsLevel() {
    for (String born : new String[] {"2019-07-09", "2031-07-09", "ninth of July"}) {
      Situation s = new Situation();
      s.row(s.row().withBirthDate(born).withCountry("Iceland").withGuardian("anna-7"));
      s.event(2, "2026-09-01T00:00:00Z", "anna-7").event(2, "2026-09-02T00:00:00Z", "berta-8");
      assertThat(String.join("\n", explain(s)))
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
            "because: no contact has this key",
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
