package dev.steward.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steward.consent.Activity;
import dev.steward.consent.ConsentLevels;
import dev.steward.consent.ConsentPolicy.Authority;
import dev.steward.consent.ConsentPolicy.GuardianConsent;
import dev.steward.core.TableRef;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.LedgerPlace;
import dev.steward.eligibility.Members;
import java.time.Period;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code steward.consent}, from the example of the contract on. */
class ConsentSettingsTest {
  private static final String SOURCES =
      """
      steward:
        sources:
          crm:
            type: jdbc
            url: jdbc:h2:mem:none
            tables:
              contact: {subject: {key: contactid}}
              lead: {subject: {column: parentcontactid}}
          other:
            type: csv
            location: other
            tables: {pair: {subject: {key: [a, b]}}}
      """;

  private static final String EXAMPLE =
      """
      steward:
        consent:
          contacts: crm.contact
          leads: {table: crm.lead, key: leadid, contact: parentcontactid}      # optional
          columns: {level: msgdpr_gdprconsent, is-child: msgdpr_gdprischild, guardian: msgdpr_gdprparentid,
                    do-not-track: msgdpr_donottrack, birth-date: birthdate, country: address1_country}
          level-values: {587030001: consent, 587030002: transactional, 587030003: subscriptions,
                         587030004: marketing, 587030005: profiling}
          levels: [none, consent, transactional, subscriptions, marketing, profiling]
          objection-from: subscriptions
          profiling-level: profiling
          ledger: {file: consent-events.csv}
          authority: lowest
          expires-after: P24M
          guardian-consent: ledger
          digital-consent-age: {"NO": 15}
          segments:
            vip: {members: {table: crm.segment_member, segment: vip}}
            buyers: {members: {query: "select contactid from orders where total > 100", source: crm}}
            guests: {members: {file: guests.csv}}
            everyone: {members: all}
          activities:
            - {id: spring-newsletter, kind: customer-journey, segment: vip, minimum-level: marketing, purpose: "…"}
            - {id: lead-score, kind: lead-scoring, segment: buyers, minimum-level: profiling, automated-decision: true}
      """;

  @Test
  void bindsTheExampleOfTheContract() throws ConfigurationFaults {
    EligibilitySettings settings = bind(EXAMPLE).eligibility().orElseThrow();

    assertThat(settings.contacts()).isEqualTo(new TableRef("crm", "contact"));
    assertThat(settings.columns().key()).isEqualTo("contactid");
    assertThat(settings.columns().birthDate()).contains("birthdate");
    assertThat(settings.ledger()).contains(new LedgerPlace.InFile("consent-events.csv"));
    assertThat(settings.policy().authority()).isEqualTo(Authority.LOWEST);
    assertThat(settings.policy().guardianConsent()).isEqualTo(GuardianConsent.LEDGER);
    assertThat(settings.policy().expiresAfter()).contains(Period.ofMonths(24));
    assertThat(settings.policy().levels().read("587030004")).isEqualTo(4);
    assertThat(settings.policy().digitalConsentAges().age("NO")).isEqualTo(15);
    assertThat(settings.segments())
        .containsEntry(
            "vip",
            new Members.OfTable(
                new TableRef("crm", "segment_member"), "segment", "contact_id", "vip"))
        .containsEntry("guests", new Members.OfFile("guests.csv"))
        .containsEntry("everyone", new Members.All())
        .containsEntry(
            "buyers", new Members.OfQuery("crm", "select contactid from orders where total > 100"));
    assertThat(settings.activities())
        .extracting(Activity::id)
        .containsExactly("lead-score", "spring-newsletter");
    assertThat(settings.activities().get(0).automatedDecision()).isTrue();
    assertThat(bind(EXAMPLE).warnings()).isEmpty();
  }

  @Test
  void takesTheLevelsOfDynamicsWhereNoneAreGiven() throws ConfigurationFaults {
    EligibilitySettings settings =
        bind("""
                steward.consent:
                  contacts: crm.contact
                  columns: {level: consent}
                  segments: {everyone: {members: all}}
                  activities:
                    - {id: a, kind: segment, segment: everyone, minimum-level: transactional, automated-decision: true}
                """)
            .eligibility()
            .orElseThrow();

    assertThat(settings.policy().levels().all()).isEqualTo(ConsentLevels.dynamics().all());
    assertThat(settings.policy().levels().read("587030002")).isEqualTo(2);
    assertThat(settings.csvRows()).isEqualTo(1_000_000);
  }

  @Test
  void takesLevelValuesAsAListToo() throws ConfigurationFaults {
    EligibilitySettings settings =
        bind("""
                steward.consent:
                  contacts: crm.contact
                  columns: {level: consent}
                  levels: [no, yes, all]
                  objection-from: all
                  profiling-level: all
                  level-values: [{value: "Yes, I do", level: yes}, {value: "All of it.", level: all}]
                  segments: {everyone: {members: all}}
                  activities: [{id: a, kind: segment, segment: everyone, minimum-level: yes}]
                """
                .replace("no,", "\"no\",")
                .replace(" yes,", " \"yes\",")
                .replace("level: yes}", "level: \"yes\"}"))
            .eligibility()
            .orElseThrow();

    assertThat(settings.policy().levels().read("Yes, I do")).isEqualTo(1);
    assertThat(settings.policy().levels().read("All of it.")).isEqualTo(2);
  }

  @Test
  void tellsAllFaultsAtOnceWithTheirPlaces() {
    assertThat(
            faults(
                """
                steward.consent:
                  contacts: crm.contcat
                  leads: {table: crm.lead, key: leadid}
                  columns: {is-child: a}
                  authority: legder
                  guardian-consent: own
                  digital-consent-age: {Atlantis: 15}
                  ledger: {file: a.csv, table: crm.ledger}
                  segments:
                    vip: {members: {query: select 1}}
                    all: {members: al}
                  activities:
                    - {id: a, kind: jurney, segment: vpi, minimum-level: marketing}
                """))
        .containsExactlyInAnyOrder(
            "steward.consent.contacts: no declared table crm.contcat; did you mean crm.contact?",
            "steward.consent.leads.contact: missing; the column of the contact's key",
            "steward.consent.columns.level: missing; the column of the consent level",
            "steward.consent.authority: no such word: legder; did you mean ledger?",
            "steward.consent.guardian-consent: no such word: own; one of ledger, own-level",
            "steward.consent.digital-consent-age: digital-consent-age: no such country: Atlantis;"
                + " quote codes, or YAML reads NO as false",
            "steward.consent.ledger: expected file (a CSV file) or table (SOURCE.TABLE)",
            "steward.consent.segments.vip.members.source: missing; which source the query is for",
            "steward.consent.segments.all.members: no such word: al; did you mean all?",
            "steward.consent.activities[0].kind: no such word: jurney; one of segment,"
                + " customer-journey, lead-scoring",
            "steward.consent.activities[0].segment: no such segment: vpi");
  }

  @Test
  void refusesActivitiesThatCannotBe() {
    assertThat(
            faults(
                """
                steward.consent:
                  contacts: other.pair
                  columns: {level: l}
                  authority: ledger
                  segments:
                    firms: {members: {file: firms.csv}}
                    everyone: {members: all}
                  activities:
                    - {id: a, kind: lead-scoring, segment: firms, subject: account, minimum-level: profiling, automated-decision: true}
                    - {id: b, kind: segment, segment: everyone, minimum-level: none}
                    - {id: b, kind: segment, segment: everyone, minimum-level: marketng}
                    - {id: c, kind: segment, segment: everyone, subject: lead, minimum-level: consent}
                """))
        .containsExactlyInAnyOrder(
            "steward.consent.contacts: other.pair has a key of several columns; contacts are known by"
                + " one",
            "steward.consent.authority: ledger has authority, but none is configured",
            "steward.consent.activities[0]: a: the score of an account cannot decide automatically:"
                + " it would decide about people whose consent it cannot see",
            "steward.consent.activities[1].minimum-level: none permits nothing; name a higher level",
            "steward.consent.activities[2].id: another activity has the id b",
            "steward.consent.activities[2].minimum-level: no such level: marketng; did you mean"
                + " marketing?",
            "steward.consent.activities[3].subject: leads are not configured: steward.consent.leads");
  }

  @Test
  void warnsOfWhatIsAllowedButRare() throws ConfigurationFaults {
    assertThat(
            bind("""
                    steward.consent:
                      contacts: crm.contact
                      columns: {level: consent}
                      segments: {everyone: {members: all}}
                      activities:
                        - {id: a, kind: segment, segment: everyone, minimum-level: transactional, automated-decision: true}
                    """)
                .warnings())
        .hasSize(2)
        .anyMatch(it -> it.contains("a decides automatically below the profiling level"))
        .anyMatch(it -> it.contains("no child that needs a guardian will be eligible"));
  }

  @Test
  void anotherMinimumIsAnotherRuleAndAnotherLimitIsNot() throws ConfigurationFaults {
    String rules = bind(EXAMPLE).rulesSha256();

    assertThat(bind(EXAMPLE).rulesSha256()).isEqualTo(rules);
    assertThat(
            bind(EXAMPLE.replace("minimum-level: marketing", "minimum-level: consent"))
                .rulesSha256())
        .isNotEqualTo(rules);
    assertThat(bind(EXAMPLE, "steward.consent.eligibility-csv-rows: 5").rulesSha256())
        .isEqualTo(rules);
  }

  @Test
  void reportsByPseudonymAreAnotherRuleAndNeedTheKey() throws ConfigurationFaults {
    String key = "steward.pseudonym-key: " + Base64.getEncoder().encodeToString(new byte[32]);
    StewardConfiguration plain = bind(EXAMPLE, key);
    StewardConfiguration hidden = bind(EXAMPLE, key, "steward.reports-pseudonymised: true");

    assertThat(plain.eligibility().orElseThrow().pseudonymised()).isFalse();
    assertThat(hidden.eligibility().orElseThrow().pseudonymised()).isTrue();
    assertThat(hidden.rulesSha256()).isNotEqualTo(plain.rulesSha256());
    assertThat(faults(EXAMPLE + "\nsteward.reports-pseudonymised: true"))
        .containsExactly(
            "steward.reports-pseudonymised: needs steward.pseudonym-key, which is missing");
  }

  private static StewardConfiguration bind(String... yaml) throws ConfigurationFaults {
    String[] all = new String[yaml.length + 1];
    all[0] = SOURCES;
    System.arraycopy(yaml, 0, all, 1, yaml.length);
    return StewardConfiguration.from(Configurations.environment(Map.of(), List.of(), all));
  }

  private static List<String> faults(String yaml) {
    ConfigurationFaults faults = catchThrowableOfType(ConfigurationFaults.class, () -> bind(yaml));
    return faults.faults();
  }
}
