package dev.steward.config;

import static dev.steward.config.Configurations.bind;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  private static final String BASE =
      """
      steward:
        inventory: {mode: sample, sample-rows: 10}
        sources:
          crm:
            type: jdbc
            url: jdbc:h2:mem:crm;PASSWORD=one
            password: one
            schemas: [public]
            properties: {ssl-password: one, ssl: true}
            tables:
              contact: {subject: {key: id}, columns: {a: {category: email}, b: {category: phone}}}
              note: {subject: {column: contact}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steward.sources.crm.password=two",
        "steward.sources.crm.properties.ssl-password=two",
        "steward.sources.crm.url=jdbc:h2:mem:crm;PASSWORD=two",
      })
  void secretsMakeNoOtherConfiguration(String change) throws ConfigurationFaults {
    assertThat(with(change).sha256()).isEqualTo(bind(BASE).sha256());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steward.sources.crm.url=jdbc:h2:mem:other",
        "steward.sources.crm.username=somebody",
        "steward.sources.crm.properties.ssl=false",
        "steward.sources.crm.fetch-size=10",
        "steward.threads=7",
        "steward.lease-expiry=1m",
        "steward.reports=/elsewhere",
        "steward.inventory.sample-rows=11",
        "steward.control-store.url=jdbc:h2:mem:store",
      })
  void connectionsAndLimitsMayChangeBetweenTries(String change) throws ConfigurationFaults {
    assertThat(with(change).sha256()).isNotEqualTo(bind(BASE).sha256());
    assertThat(with(change).rulesSha256()).isEqualTo(bind(BASE).rulesSha256());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steward.sources.crm.schemas=other",
        "steward.sources.crm.exclude=x*",
        "steward.sources.crm.include=x*",
        "steward.sources.crm.tables.more.personal=none",
        "steward.sources.crm.tables.contact.columns.a.category=city",
        "steward.sources.crm.tables.contact.identifiers.a=email",
        "steward.sources.crm.tables.note.subject.column=other",
        "steward.sources.crm.tables.note.subject.relation=shared",
        "steward.sources.crm.tables.note.erase.action=delete",
        "steward.inventory.mode=full",
      })
  void rulesMayNot(String change) throws ConfigurationFaults {
    assertThat(with(change).rulesSha256()).isNotEqualTo(bind(BASE).rulesSha256());
  }

  @Test
  void orderOfKeysDoesNotMatter() throws ConfigurationFaults {
    StewardConfiguration one =
        bind(
            """
            steward:
              sources:
                a: {type: csv, location: /a, tables: {x: {personal: none}, y: {personal: none}}}
                b: {type: csv, location: /b}
            """);
    StewardConfiguration other =
        bind(
            """
            steward:
              sources:
                b: {location: /b, type: csv}
                a: {type: csv, tables: {y: {personal: none}, x: {personal: none}}, location: /a}
            """);

    assertThat(other.sha256()).isEqualTo(one.sha256());
    assertThat(other.rulesSha256()).isEqualTo(one.rulesSha256());
  }

  private static StewardConfiguration with(String change) throws ConfigurationFaults {
    return StewardConfiguration.from(
        Configurations.environment(Map.of(), List.of("--" + change), BASE));
  }
}
