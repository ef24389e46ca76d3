package dev.steward.testkit.sample;

import dev.steward.testkit.sample.SampleTable.Belonging;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of {@code drops}: the consent ledger and a mailing list. */
final class DropTables {
  private static final LocalDate TODAY = SampleEstate.TODAY;

  private final Random random;
  private final Population population;

  private DropTables(Random random, Population population) {
    this.random = random;
    this.population = population;
  }

  static List<SampleTable> of(Random random, Population population) {
    DropTables drops = new DropTables(random, population);
    return List.of(drops.ledger(), drops.mailingList());
  }

  private record Line(Person person, Person.Event event) {}

  /** In order of time, with a few malformed lines and two events of people nobody knows. */
  private SampleTable ledger() {
    List<Line> lines = new ArrayList<>();
    for (Person person : population.contacts()) {
      person.consent().events().forEach(event -> lines.add(new Line(person, event)));
    }
    lines.sort(Comparator.comparing((Line line) -> line.event().occurredAt()));
    TableBuilder ledger = new TableBuilder("drops", "consent-events", Belonging.KEY);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      ledger
          .row(line.person())
          .with("event_id", line.event().id())
          .with("contact_id", line.person().key())
          .with("level", line.event().level())
          .with("occurred_at", line.event().instant())
          .with("source", line.event().source())
          .with("evidence", evidence(line.event()))
          .referring("guardian_id", line.event().guardian());
      if (i == lines.size() / 2) {
        malformed(ledger);
      }
    }
    return ledger.build();
  }

  private void malformed(TableBuilder ledger) {
    Person person = population.contacts().get(3);
    String anyone = person.key();
    for (int i = 0; i < 2; i++) {
      ledger
          .row(null)
          .with("event_id", "EV-9000" + i)
          .with("contact_id", Draw.key(random))
          .with("level", "marketing")
          .with("occurred_at", "2025-06-0" + (i + 1) + "T08:15:00Z")
          .with("source", "import");
    }
    ledger.line(person, "EV-90010", anyone, "gold", "2025-06-03T10:00:00Z", "import", "", "");
    ledger.line(person, "EV-90011", anyone, "marketing", "03/06/2025 10h", "import", "", "");
    ledger.line(null, "EV-90012", "", "marketing", "2025-06-03T10:00:00Z", "import", "", "");
    ledger.line(person, "EV-90013", anyone, "profiling");
  }

  private String evidence(Person.Event event) {
    return switch (event.source()) {
      case "web-form", "double-opt-in" -> "form:" + Draw.of(random, population.forms());
      case "paper" -> "scan:" + Draw.digits(random, "A####-##");
      case "guardian-form" -> "signature:" + Draw.digits(random, "G####");
      default -> "";
    };
  }

  /** Of an agency, with addresses over several lines and one line that ends early. */
  private SampleTable mailingList() {
    TableBuilder list = new TableBuilder("drops", "mailing-list", Belonging.IDENTIFIER);
    for (int i = 0; i < 180; i++) {
      Person person = Draw.of(random, i % 3 == 0 ? population.leads() : population.contacts());
      if (i == 90) {
        list.line(person, person.name().full(), "", "");
        continue;
      }
      list.row(person)
          .with("name", person.name().family() + ", " + person.name().given())
          .with("email", Draw.percent(random, 15) ? null : person.email())
          .with("postal_address", postal(person))
          .with("phone", Draw.percent(random, 40) ? person.landline() : null)
          .with("catalogue", Draw.of(random, List.of("garden", "kitchen", "both")))
          .with("added", Draw.within(random, LocalDate.of(2023, 1, 1), TODAY).toLocalDate());
    }
    return list.build();
  }

  private static String postal(Person person) {
    Person.Address address = person.address();
    return Stream.of(
            person.name().full(),
            address.street(),
            address.postalCode() + " " + address.city(),
            address.countryCode())
        .collect(Collectors.joining("\n"));
  }
}
