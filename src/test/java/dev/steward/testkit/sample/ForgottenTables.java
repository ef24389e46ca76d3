package dev.steward.testkit.sample;

import dev.steward.testkit.sample.SampleTable.Belonging;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Tables of {@code crm} that nobody declares: shops, releases, and what was left lying about. */
final class ForgottenTables {
  private static final LocalDate TODAY = SampleEstate.TODAY;
  private static final DateTimeFormatter GERMAN =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
  private static final List<String> AGENTS =
      List.of("Karin Müller", "Jean Dupont", "Anna Svensson", "Tomasz Nowak");

  private final Random random;
  private final Population population;
  private final List<SampleTable> tables = new ArrayList<>();

  private ForgottenTables(Random random, Population population) {
    this.random = random;
    this.population = population;
  }

  static List<SampleTable> of(Random random, Population population) {
    ForgottenTables forgotten = new ForgottenTables(random, population);
    forgotten.stores();
    forgotten.releases();
    forgotten.oldImport();
    forgotten.calls();
    return forgotten.tables;
  }

  private void stores() {
    TableBuilder store = new TableBuilder("crm", "store", Belonging.NOBODY);
    for (int i = 0; i < 40; i++) {
      Country country = Draw.of(random, population.countries());
      Person.Address address = country.address(random);
      store
          .row(null)
          .with("storeid", 1 + i)
          .with("storename", "Hearth & Home " + address.city())
          .with("street", address.street())
          .with("postalcode", address.postalCode())
          .with("city", address.city())
          .with("phone", Draw.serial(country.landline().get(1), 900 - i))
          .with("email", String.format(Locale.ROOT, "store%02d@example.com", i + 1))
          .with("latitude", BigDecimal.valueOf(Draw.between(random, 37_000_000, 59_000_000), 6))
          .with("longitude", BigDecimal.valueOf(Draw.between(random, -3_000_000, 23_000_000), 6))
          .with("openinghours", Draw.of(random, List.of("Mo-Sa 9-20", "Mo-Fr 10-19, Sa 10-16")));
    }
    tables.add(store.build());
  }

  private void releases() {
    TableBuilder release = new TableBuilder("crm", "app_release", Belonging.NOBODY);
    for (int i = 0; i < 80; i++) {
      LocalDateTime built = LocalDateTime.of(2024, 1, 8, 9, 30).plusDays(12L * i);
      release
          .row(null)
          .with("releaseid", 1 + i)
          .with("appversion", "10." + i / 20 + "." + i % 20 + "." + Draw.between(random, 1, 250))
          .with("builtmillis", built.toInstant(ZoneOffset.UTC).toEpochMilli())
          .with(
              "checksum", Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()))
          .with("serial", Draw.digits(random, "4###############"))
          .with("rollout", Draw.of(random, List.of("internal", "beta", "stable")));
    }
    tables.add(release.build());
  }

  private void oldImport() {
    TableBuilder rows = new TableBuilder("crm", "old_newsletter_import", Belonging.IDENTIFIER);
    for (int i = 0; i < 140; i++) {
      Person person = Draw.of(random, i % 3 == 0 ? population.leads() : population.contacts());
      rows.row(person)
          .with("lfdnr", 1 + i)
          .with("mail", i % 10 == 0 ? person.email().toUpperCase(Locale.ROOT) : person.email())
          .with("vorname", person.name().given())
          .with("nachname", person.name().family())
          .with("plz", person.address().postalCode())
          .with("geb", person.birthDate() == null ? null : GERMAN.format(person.birthDate()))
          .with("quelle", Draw.of(random, List.of("Messe 2019", "Gewinnspiel", "Altsystem")));
    }
    tables.add(rows.build());
  }

  private void calls() {
    TableBuilder call = new TableBuilder("crm", "support_call_log", Belonging.IDENTIFIER);
    Phrases phrases = new Phrases(random, population);
    for (int i = 0; i < 110; i++) {
      Person person = Draw.of(random, population.contacts());
      LocalDateTime started = Draw.within(random, LocalDate.of(2026, 2, 1), TODAY.minusDays(1));
      TableBuilder.RowBuilder row =
          call.row(person)
              .with("callid", 90001 + i)
              .with("startedmillis", started.toInstant(ZoneOffset.UTC).toEpochMilli())
              .with("caller", i % 7 == 0 ? person.landline() : person.mobile())
              .with("seconds", Draw.between(random, 20, 1800))
              .with("agent", Draw.of(random, AGENTS));
      row.with("transcript", phrases.about(person, row, "transcript"));
    }
    tables.add(call.build());
  }
}
