package dev.steward.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.Anonymisation;
import dev.steward.catalog.ColumnDeclaration;
import dev.steward.catalog.ConfiguredCsv;
import dev.steward.catalog.ConfiguredJdbc;
import dev.steward.catalog.ConfiguredParquet;
import dev.steward.catalog.EraseRule;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.SubjectLink.Relation;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.ColumnRef;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import dev.steward.source.ScanScope;
import dev.steward.source.csv.CsvSettings;
import dev.steward.source.jdbc.JdbcSettings;
import dev.steward.source.parquet.ParquetSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example of the documentation, wholly. */
class ContractExampleTest {
  private static final String EXAMPLE =
      """
      steward:
        home: .steward                    # control store, staging
        reports: reports                  # published reports; a local path or a Hadoop URI
        time-zone: UTC
        pseudonym-key: ${STEWARD_PSEUDONYM_KEY}
        inventory: {mode: sample, sample-rows: 100000}      # or mode: full
        sources:
          crm:
            type: jdbc
            url: jdbc:postgresql://db.example.org/crm
            username: steward
            password: ${CRM_PASSWORD}
            schemas: [public]
            exclude: ["flyway_*"]
            tables:
              contact:
                subject: {key: contactid}                       # a row is a data subject
                identifiers: {emailaddress1: email, mobilephone: phone}
                columns:
                  emailaddress1: {category: email, provided: true}
                  creditscore: {category: salary, withheld: "trade secret"}
                  fullname: {category: person-name, anonymise: {text: "erased"}}
                erase: {action: anonymise}
              lead:
                subject: {column: parentcontactid}              # belongs to the person with that key
                erase: {action: delete}
              orders:
                subject: {column: contactid}
                erase:
                  action: retain
                  basis: "tax law, 10 years"
                  until: {column: orderdate, from: end-of-year, plus: P10Y}
                  anonymise: [shippingname, shippingphone]
              order_line:
                subject: {column: orderid, references: crm.orders.orderid}      # transitive
                erase: {action: follow, of: crm.orders}
              product: {personal: none}                         # declared free of personal data
          lake:
            type: parquet
            location: /data/lake
            tables:
              "[web/visit]":
                subject: {column: user.contactid, references: crm.contact.contactid}
                erase: {action: delete}
          drops:
            type: csv
            location: /data/drops
            delimiter: ","
            charset: UTF-8
            header: true
      """;

  private StewardConfiguration configuration;

  @BeforeEach
  void bind() throws ConfigurationFaults {
    configuration =
        StewardConfiguration.from(
            Configurations.environment(
                Map.of(
                    "STEWARD_PSEUDONYM_KEY",
                    Base64.getEncoder().encodeToString(new byte[32]),
                    "CRM_PASSWORD",
                    "hush"),
                List.of(),
                EXAMPLE));
  }

  @Test
  void bindsWhatHoldsForAllSources() {
    assertThat(configuration.home()).isEqualTo(".steward");
    assertThat(configuration.reports()).isEqualTo("reports");
    assertThat(configuration.timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(configuration.pseudonymKey().orElseThrow().bytes()).isEqualTo(new byte[32]);
    assertThat(configuration.inventoryScope()).isEqualTo(new ScanScope.Sample(100_000));
    assertThat(configuration.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(configuration.leaseExpiry()).isEqualTo(Duration.ofSeconds(30));
    assertThat(configuration.controlStore()).isEmpty();
  }

  @Test
  void bindsTheSources() {
    assertThat(configuration.sources())
        .containsExactly(
            new ConfiguredJdbc(
                new JdbcSettings(
                    "crm",
                    "jdbc:postgresql://db.example.org/crm",
                    Optional.of("steward"),
                    Optional.of("hush"),
                    List.of("public"),
                    List.of(),
                    List.of("flyway_*"),
                    5000,
                    100_000,
                    Map.of())),
            new ConfiguredParquet(
                new ParquetSettings("lake", "/data/lake", List.of(), List.of(), Map.of())),
            new ConfiguredCsv(
                new CsvSettings(
                    "drops",
                    "/data/drops",
                    List.of(),
                    List.of(),
                    Map.of(),
                    Optional.of(','),
                    '"',
                    Optional.empty(),
                    StandardCharsets.UTF_8,
                    true)));
  }

  @Test
  void bindsTheTables() {
    TableRef contact = new TableRef("crm", "contact");
    TableRef orders = new TableRef("crm", "orders");
    assertThat(configuration.catalog().declarations())
        .containsExactly(
            new TableDeclaration(
                contact,
                List.of(new SubjectLink.Root(List.of("contactid"))),
                Map.of("emailaddress1", "email", "mobilephone", "phone"),
                Map.of(
                    "emailaddress1",
                    column("email", true, null, null),
                    "creditscore",
                    column("salary", false, "trade secret", null),
                    "fullname",
                    column("person-name", false, null, new Anonymisation.ToText("erased"))),
                Optional.of(new EraseRule.Anonymise()),
                false),
            table(
                new TableRef("crm", "lead"),
                new SubjectLink.ToSubject(List.of("parentcontactid"), Relation.OWNS),
                new EraseRule.Delete()),
            table(
                orders,
                new SubjectLink.ToSubject(List.of("contactid"), Relation.OWNS),
                new EraseRule.Retain(
                    "tax law, 10 years",
                    Optional.of(new EraseRule.Until("orderdate", true, Period.ofYears(10))),
                    List.of("shippingname", "shippingphone"))),
            table(
                new TableRef("crm", "order_line"),
                new SubjectLink.ToRows(
                    List.of("orderid"), List.of(new ColumnRef(orders, "orderid")), Relation.OWNS),
                new EraseRule.Follow(orders)),
            new TableDeclaration(
                new TableRef("crm", "product"),
                List.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                true),
            table(
                new TableRef("lake", "web/visit"),
                new SubjectLink.ToRows(
                    List.of("user.contactid"),
                    List.of(new ColumnRef(contact, "contactid")),
                    Relation.OWNS),
                new EraseRule.Delete()));
  }

  @Test
  void knowsByWhichKindsOfIdentifierPeopleCanBeFound() {
    assertThat(configuration.catalog().identifierKinds()).containsExactly("email", "phone");
  }

  @Test
  void tellsNoSecret() {
    assertThat(configuration.toString() + configuration.sources() + configuration.pseudonymKey())
        .doesNotContain("hush", "AAAA");
  }

  private static TableDeclaration table(TableRef table, SubjectLink link, EraseRule erase) {
    return new TableDeclaration(
        table, List.of(link), Map.of(), Map.of(), Optional.of(erase), false);
  }

  private static ColumnDeclaration column(
      String category,
      boolean provided,
      @Nullable String withheld,
      @Nullable Anonymisation anonymise) {
    return new ColumnDeclaration(
        Optional.of(PersonalDataCategory.of(category)),
        provided,
        Optional.ofNullable(withheld),
        Optional.ofNullable(anonymise));
  }
}
