package dev.steward.config;

import static dev.steward.config.Configurations.bind;
import static dev.steward.config.Configurations.environment;
import static dev.steward.config.Configurations.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.source.ScanScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationFaultsTest {
  private static final String DROPS =
      "steward: {sources: {drops: {type: csv, location: /data/drops}}}";

  @Test
  void acceptsASourceWithNothingButATypeAndALocation() throws ConfigurationFaults {
    assertThat(bind(DROPS).sources()).hasSize(1);
  }

  @Test
  void acceptsNoConfigurationAtAll() throws ConfigurationFaults {
    StewardConfiguration none = bind();

    assertThat(none.sources()).isEmpty();
    assertThat(none.inventoryScope()).isEqualTo(new ScanScope.Sample(100_000));
    assertThat(none.home()).isEqualTo(".steward");
    assertThat(none.reports()).isEqualTo("reports");
    assertThat(none.pseudonymKey()).isEmpty();
  }

  @Test
  void tellsAnUnknownProperty() {
    assertThat(
            faults(
                """
                steward:
                  report: out
                  colour: {of: paper}
                  sources:
                    drops:
                      type: csv
                      location: /data/drops
                      delimeter: ";"
                      tabels: {a: {personal: none}, b: {personal: none}}
                """))
        .containsExactlyInAnyOrder(
            "steward.report: no such property; did you mean reports?",
            "steward.colour: no such property; one of home, reports, hadoop, time-zone, actor,"
                + " pseudonym-key, reports-pseudonymised, inventory, threads, control-store, lease-expiry,"
                + " sources, requests, consent, erasure, export, nightly, metrics, lineage, catalog,"
                + " cluster, demo",
            "steward.sources.drops.delimeter: no such property; did you mean delimiter?",
            "steward.sources.drops.tabels: no such property; did you mean tables?");
  }

  @Test
  void tellsAGapInAListAndAnUnknownPropertyInOne() {
    assertThat(
            faults(environment(Map.of(), List.of("--steward.sources.drops.include[1]=x"), DROPS)))
        .containsExactly("steward.sources.drops.include: a list is numbered from 0 without gaps");
    assertThat(
            faults(
                """
                steward:
                  sources:
                    crm:
                      type: jdbc
                      url: jdbc:h2:mem:crm
                      tables: {a: {subjects: [{colunm: x}]}}
                """))
        .containsExactly(
            "steward.sources.crm.tables.a.subjects[0].colunm: no such property; did you mean"
                + " column?");
  }

  @Test
  void leavesTheVariablesOfTheProcessAlone() throws ConfigurationFaults {
    StewardConfiguration configuration =
        StewardConfiguration.from(
            environment(
                Map.of("STEWARD_OPTS", "-Xmx1g", "STEWARD_REPORTS", "/out"), List.of(), DROPS));

    assertThat(configuration.reports()).isEqualTo("/out");
  }

  @Test
  void takesOptionsOverVariablesOverLaterFilesOverEarlierOnes() throws ConfigurationFaults {
    StewardConfiguration configuration =
        StewardConfiguration.from(
            environment(
                Map.of("STEWARD_SOURCES_DROPS_CHARSET", "ISO-8859-1", "STEWARD_THREADS", "3"),
                List.of("--steward.threads=4"),
                "steward: {threads: 1, time-zone: Europe/Paris, reports: first}",
                "steward: {threads: 2, time-zone: Europe/Oslo}",
                DROPS));

    assertThat(configuration.threads()).isEqualTo(4);
    assertThat(configuration.timeZone()).hasToString("Europe/Oslo");
    assertThat(configuration.reports()).isEqualTo("first");
    assertThat(configuration.sources()).singleElement().asString().contains("drops");
  }

  @Test
  void takesTheWholeListOfALaterFile() {
    assertThat(
            faults(
                "steward: {sources: {drops: {include: [a, b, c]}}}",
                "steward: {sources: {drops: {include: [d], type: csv, location: /data}}}"))
        .isEmpty();
  }

  @Test
  void tellsValuesOfTheWrongKind() {
    assertThat(
            faults(
                """
                steward:
                  threads: many
                  lease-expiry: soon
                  inventory: {sample-rows: all}
                  sources:
                    drops: {type: csv, location: /data/drops, header: perhaps}
                    lake: parquet
                """))
        .containsExactlyInAnyOrder(
            "steward.threads: expected a whole number, found many",
            "steward.lease-expiry: expected a duration such as 30s or PT30S, found soon",
            "steward.inventory.sample-rows: expected a whole number, found all",
            "steward.sources.drops.header: expected true or false, found perhaps",
            "steward.sources.lake: expected properties below it");
  }

  @Test
  void tellsPropertiesWhereOneValueIsExpected() {
    assertThat(faults("steward: {home: {path: x}, threads: {max: 3}}", DROPS))
        .containsExactlyInAnyOrder(
            "steward.home.path: no such property", "steward.threads.max: no such property");
  }

  @Test
  void tellsWhatIsMissing() {
    assertThat(
            faults(
                """
                steward:
                  sources:
                    a: {include: [x]}
                    b: {type: jdbc, username: u}
                    c: {type: csv, header: true}
                """))
        .containsExactlyInAnyOrder(
            "steward.sources.a.type: missing; one of jdbc, parquet, csv",
            "steward.sources.b.url: missing; such as jdbc:postgresql://host/database",
            "steward.sources.c.location: missing; a folder or file, or a URI such as s3a://…");
  }

  @Test
  void tellsWhatAnotherTypeOfSourceHas() {
    assertThat(
            faults(
                """
                steward:
                  sources:
                    a: {type: jdbc, url: "postgresql://host", location: /data, header: true}
                    b: {type: parquet, location: /data, url: "jdbc:x", delimiter: ","}
                    c: {type: cvs, location: /data}
                """))
        .containsExactlyInAnyOrder(
            "steward.sources.a.url: a JDBC URL begins with jdbc:",
            "steward.sources.a.location: a source of type jdbc has no location",
            "steward.sources.a.header: a source of type jdbc has no header",
            "steward.sources.b.url: a source of type parquet has no url",
            "steward.sources.b.delimiter: a source of type parquet has no delimiter",
            "steward.sources.c.type: no such type of source: cvs; one of jdbc, parquet, csv");
  }

  @Test
  void tellsWhatNothingDefines() {
    assertThat(
            faults(
                """
                steward:
                  pseudonym-key: ${NO_SUCH_KEY}
                  sources:
                    crm:
                      type: jdbc
                      url: jdbc:postgresql://${HOST:localhost}/crm
                      password: prefix-${NO_SUCH_PASSWORD}
                      schemas: [public, "${NO_SUCH_SCHEMA}"]
                      properties: {ssl.key: "${NO_SUCH_FILE}"}
                      fetch-size: ${NO_SUCH_SIZE}
                    lake: {type: "${NO_SUCH_TYPE}", location: /data}
                """))
        .containsExactlyInAnyOrder(
            "steward.pseudonym-key: nothing defines ${NO_SUCH_KEY}; set the environment variable,"
                + " or give a default: ${NO_SUCH_KEY:…}",
            "steward.sources.crm.password: nothing defines ${NO_SUCH_PASSWORD}; set the"
                + " environment variable, or give a default: ${NO_SUCH_PASSWORD:…}",
            "steward.sources.crm.schemas[1]: nothing defines ${NO_SUCH_SCHEMA}; set the"
                + " environment variable, or give a default: ${NO_SUCH_SCHEMA:…}",
            "steward.sources.crm.fetch-size: nothing defines ${NO_SUCH_SIZE}; set the environment"
                + " variable, or give a default: ${NO_SUCH_SIZE:…}",
            "steward.sources.lake.type: nothing defines ${NO_SUCH_TYPE}; set the environment"
                + " variable, or give a default: ${NO_SUCH_TYPE:…}",
            "steward.sources.crm.properties.ssl.key: nothing defines ${NO_SUCH_FILE}; set the"
                + " environment variable, or give a default: ${NO_SUCH_FILE:…}");
  }

  @Test
  void tellsAKeyThatIsNone() {
    assertThat(faults("steward: {pseudonym-key: c2VjcmV0}"))
        .containsExactly(
            "steward.pseudonym-key: it is not base64 of 32 bytes or more; openssl rand -base64 32"
                + " makes one");
    assertThat(faults("steward: {pseudonym-key: 'file:/no/such/file'}"))
        .containsExactly("steward.pseudonym-key: cannot read the file /no/such/file");
  }

  @Test
  void tellsValuesThatAreNotThere() {
    assertThat(
            faults(
                """
                steward:
                  home: s3a://bucket/home
                  time-zone: Europe/Pariss
                  inventory: {mode: fulll, sample-rows: 0}
                  threads: 0
                  lease-expiry: 30
                  control-store: {username: steward}
                  sources:
                    drops:
                      type: csv
                      location: /data/drops
                      charset: utf-88
                      delimiter: "||"
                      include: [""]
                    crm: {type: jdbc, url: "jdbc:h2:mem:", fetch-size: 0, split-rows: -1}
                """))
        .containsExactlyInAnyOrder(
            "steward.home: expected a local folder",
            "steward.time-zone: no such time zone: Europe/Pariss; did you mean Europe/Paris?",
            "steward.inventory.mode: no such mode: fulll; did you mean full?",
            "steward.inventory.sample-rows: expected a positive number, found 0",
            "steward.threads: expected a positive number, found 0",
            "steward.lease-expiry: expected 2 seconds or more, found PT0.03S; write seconds as 30s",
            "steward.control-store.url: missing; such as jdbc:postgresql://host/database",
            "steward.sources.drops.charset: no such charset: utf-88; did you mean UTF-8?",
            "steward.sources.drops.delimiter: one character, or tab; found 2",
            "steward.sources.drops.include[0]: a glob is not blank; * is every table",
            "steward.sources.crm.fetch-size: expected a positive number, found 0",
            "steward.sources.crm.split-rows: expected a positive number, found -1");
  }

  @Test
  void takesATabInAnySpelling() {
    for (String tab : List.of("\"\\t\"", "'\\t'", "tab")) {
      assertThat(
              faults("steward: {sources: {d: {type: csv, location: /d, delimiter: " + tab + "}}}"))
          .isEmpty();
    }
  }

  @Test
  void bindsTheControlStoreAndLimits() throws ConfigurationFaults {
    StewardConfiguration configuration =
        bind(
            """
            steward:
              control-store: {url: "jdbc:postgresql://db/steward", username: u, password: hush}
              lease-expiry: PT10S
              inventory: {mode: full}
            """);

    assertThat(configuration.controlStore())
        .contains(new ControlStoreSettings("jdbc:postgresql://db/steward", "u", "hush"));
    assertThat(configuration.controlStore().toString()).doesNotContain("hush");
    assertThat(configuration.leaseExpiry()).isEqualTo(Duration.ofSeconds(10));
    assertThat(configuration.inventoryScope()).isEqualTo(new ScanScope.Full());
  }

  @Test
  void tellsAMapKeyThatWouldLoseCharacters() {
    assertThat(
            faults(
                """
                steward:
                  sources:
                    lake:
                      type: parquet
                      location: /data/lake
                      tables:
                        people/customers: {personal: none}
                        "[web/visit]": {personal: none}
                        order_line: {personal: none}
                        événement: {personal: none}
                """))
        .containsExactlyInAnyOrder(
            "steward.sources.lake.tables.peoplecustomers: write the key as"
                + " \"[people/customers]\"",
            "steward.sources.lake.tables.vnement: write the key as \"[événement]\"");
  }

  @Test
  void tellsAMapKeyWithADot() {
    assertThat(
            faults(
                """
                steward:
                  sources:
                    crm:
                      type: jdbc
                      url: jdbc:h2:mem:crm
                      tables:
                        sales.orders: {subject: {key: id}}
                """))
        .containsExactly(
            "steward.sources.crm.tables.sales.orders: no such property; a key with a dot is"
                + " written \"[sales.orders]\"");
  }

  @Test
  void tellsMapKeysThatWouldBeTakenForOne() {
    assertThat(
            faults(
                """
                steward:
                  sources:
                    crm:
                      type: jdbc
                      url: jdbc:h2:mem:crm
                      tables:
                        order_line: {personal: none}
                        orderLine: {personal: none}
                """))
        .singleElement()
        .asString()
        .contains("the same key as order_line; write one of them, or both in brackets");
  }

  @Test
  void acceptsTheSampleConfiguration() throws Exception {
    String sample = Files.readString(Path.of("jobs/sample.yml"));
    StewardConfiguration configuration =
        StewardConfiguration.from(
            environment(
                Map.of("STEWARD_PSEUDONYM_KEY", "A".repeat(44)),
                List.of("--steward.demo.home=/demo"),
                sample));

    assertThat(configuration.home()).isEqualTo("/demo/home");
    assertThat(configuration.sources()).hasSize(3);
  }

  @Test
  void acceptsTheProductionExample() throws Exception {
    String example = Files.readString(Path.of("jobs/production-example.yml"));
    StewardConfiguration configuration =
        StewardConfiguration.from(
            environment(
                Map.of(
                    "STEWARD_PSEUDONYM_KEY", "A".repeat(44),
                    "CRM_PASSWORD", "x",
                    "ARCHIVE_ACCESS_KEY", "x",
                    "ARCHIVE_SECRET_KEY", "x"),
                List.of(),
                example));

    assertThat(configuration.sources()).hasSize(4);
    assertThat(configuration.catalog().declarations()).hasSize(6);
    assertThat(configuration.catalog().overrides().all()).hasSize(2);
    assertThat(configuration.ownRules().detectors()).hasSize(2);
    assertThat(configuration.ownRules().allowLists()).hasSize(1);
  }

  @Test
  void takesAKeyWithAndWithoutBracketsForTheSame() throws ConfigurationFaults {
    StewardConfiguration configuration =
        bind(
            "steward: {sources: {d: {type: csv, location: /d, tables: {contact: {subject: {key:"
                + " id}}}}}}",
            "steward: {sources: {d: {tables: {'[contact]': {erase: {action: delete}}}}}}");

    assertThat(configuration.catalog().declarations())
        .singleElement()
        .satisfies(table -> assertThat(table.erase()).isPresent())
        .satisfies(table -> assertThat(table.subjects()).isNotEmpty());
  }

  @Test
  void keepsKeysInBracketsApart() throws ConfigurationFaults {
    StewardConfiguration configuration =
        bind(
            "steward: {sources: {d: {type: csv, location: /d, tables: {'[order_line]': {personal:"
                + " none}, '[orderLine]': {personal: none}, '[order-line]': {personal: none}}}}}");

    assertThat(configuration.catalog().declarations())
        .extracting(table -> table.table().table())
        .containsExactly("order_line", "orderLine", "order-line");
  }

  @Test
  void neverTellsASecret() {
    assertThat(
            faults(
                    """
                    steward:
                      pseudonym-key: hush-hush
                      control-store: hush-hush
                      sources:
                        crm:
                          type: csv
                          url: jdbc:x:hush-hush
                          password: hush-hush
                          hadoop: hush-hush
                          properties: hush-hush
                    """)
                .toString())
        .doesNotContain("hush");
  }
}
