package dev.steward.config;

import static dev.steward.config.Configurations.bind;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  private static final String BASE =
      """
      steward:
        inventory:
          mode: sample
          sample-rows: 10
          detectors: {own: {category: person-id, pattern: "a+", names: [own]}}
          overrides: [{column: crm.note.text, category: none, reason: x}]
          allow-lists: {office: {values: [a, b]}}
        metrics: {pushgateway: "http://user:one@gateway:9091"}
        lineage: {url: "https://lineage:5000/?token=one", api-key: one}
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

  @Test
  void isTheSameInEachProcess() throws ConfigurationFaults {
    String anonymised =
        """
        steward:
          sources:
            crm:
              tables:
                contact: {columns: {a: {anonymise: {text: gone}}, b: {anonymise: null}}}
        """;

    assertThat(bind(BASE, anonymised).sha256()).isEqualTo(bind(BASE, anonymised).sha256());
    assertThat(bind(BASE, anonymised.replace("gone", "away")).sha256())
        .isNotEqualTo(bind(BASE, anonymised).sha256());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steward.sources.crm.password=two",
        "steward.sources.crm.properties.ssl-password=two",
        "steward.sources.crm.url=jdbc:h2:mem:crm;PASSWORD=two",
        "steward.metrics.pushgateway=http://user:two@gateway:9091",
        "steward.lineage.url=https://lineage:5000/?token=two",
        "steward.lineage.api-key=two",
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
        "steward.metrics.pushgateway=http://user:one@elsewhere:9091",
        "steward.lineage.file=events.ndjson",
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
        "steward.inventory.detectors.own.category=email",
        "steward.inventory.detectors.own.pattern=b+",
        "steward.inventory.detectors.own.checksum=luhn",
        "steward.inventory.detectors.own.least-rate=0.4",
        "steward.inventory.detectors.own.names=other",
        "steward.inventory.allow-lists.office.values=a,c",
        "steward.inventory.allow-lists.office.pattern=a+",
        "steward.inventory.allow-lists.more.values=a",
      })
  void rulesMayNot(String change) throws ConfigurationFaults {
    assertThat(with(change).rulesSha256()).isNotEqualTo(bind(BASE).rulesSha256());
  }

  @Test
  void moreDetectorsOrOtherVerdictsMayNotEither() throws ConfigurationFaults {
    String rules = bind(BASE).rulesSha256();
    String more = "steward: {inventory: {detectors: {more: {category: email, names: [more]}}}}";
    assertThat(bind(BASE, more).rulesSha256()).isNotEqualTo(rules);
    assertThat(bind(BASE.replace("category: none", "category: email")).rulesSha256())
        .isNotEqualTo(rules);
    assertThat(bind(BASE.replace("crm.note.text", "crm.note.*")).rulesSha256()).isNotEqualTo(rules);
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

  @Test
  void filesOfValuesCountByTheirContent(@TempDir Path folder) throws Exception {
    Path codes = Files.writeString(folder.resolve("codes.txt"), "a-1\nb-2\n");
    String yaml =
        """
        steward:
          inventory:
            detectors: {staff: {category: person-id, dictionary: %1$s}}
            allow-lists: {office: {file: %1$s}}
        """
            .formatted(codes);
    String rules = bind(yaml).rulesSha256();

    Files.writeString(codes, "B-2\na-1");
    assertThat(bind(yaml).rulesSha256()).isEqualTo(rules);
    Path moved = Files.move(codes, folder.resolve("moved.txt"));
    assertThat(bind(yaml.replace("codes.txt", "moved.txt")).rulesSha256()).isEqualTo(rules);
    Files.writeString(moved, "B-2\na-1\nc-3");
    assertThat(bind(yaml.replace("codes.txt", "moved.txt")).rulesSha256()).isNotEqualTo(rules);
  }

  private static StewardConfiguration with(String change) throws ConfigurationFaults {
    return StewardConfiguration.from(
        Configurations.environment(Map.of(), List.of("--" + change), BASE));
  }
}
