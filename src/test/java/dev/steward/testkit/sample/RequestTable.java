package dev.steward.testkit.sample;

import dev.steward.testkit.sample.SampleTable.Belonging;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What people ask for: {@code drops/subject-requests.csv}. */
final class RequestTable {
  private final Random random;
  private final Population population;
  private final TableBuilder requests =
      new TableBuilder("drops", "subject-requests", Belonging.IDENTIFIER);
  private final Set<String> asked = new HashSet<>();

  private RequestTable(Random random, Population population) {
    this.random = random;
    this.population = population;
  }

  static SampleTable of(Random random, Population population) {
    RequestTable table = new RequestTable(random, population);
    table.fill();
    return table.requests.build();
  }

  private void fill() {
    Predicate<Person> ordinary = person -> person.traits().isEmpty();
    Predicate<Person> buyer = ordinary.and(population::ordered);
    Person overdue = someone(buyer);
    byEmail("access", overdue, "2026-09-20", true);
    Person spaced = someone(buyer);
    request(
        "access",
        spaced,
        "email",
        " " + spaced.email().toUpperCase(Locale.ROOT),
        "2026-10-05",
        true);
    byEmail("portability", someone(buyer), "2026-10-07", true);
    byKey("portability", someone(ordinary), "2026-10-08", true);
    byEmail("erasure", someone(buyer), "2026-10-09", true);
    byEmail(
        "erasure",
        someone(ordinary.and(person -> !population.ordered(person))),
        "2026-10-12",
        true);
    Person phone = someone(buyer.and(person -> person.mobile().startsWith("+")));
    request("erasure", phone, "phone", phone.mobile().replace(" ", ""), "2026-10-14", true);
    byEmail("erasure", someone(ordinary), "2026-10-15", false);
    byKey("erasure", guardian(), "2026-10-16", true);
    rectify(someone(ordinary), "family-name", "Example-Newname", "2026-10-19");
    rectify(someone(ordinary), "crm.contact.address1_city", "Newtown", "2026-10-20");
    byEmail("restriction", someone(buyer), "2026-10-21", true);
    byEmail("restriction", someone(ordinary), "2026-10-22", false);
    byEmail("objection", someone(ordinary), "2026-10-23", true);
    byKey("objection", someone(ordinary), "2026-10-24", false);
    byEmail("withdraw-consent", someone(ordinary), "2026-10-26", true);
    byKey("withdraw-consent", someone(person -> person.has(Trait.CONFLICT)), "2026-10-27", false);
    request("access", null, "email", "nobody.at.all@example.org", "2026-10-27", true);
    request("erasure", null, "key", Draw.key(random), "2026-10-28", true);
    byEmail("erasure", someone(person -> person.has(Trait.FAMILY_EMAIL)), "2026-10-29", true);
    byEmail("access", overdue, "2026-10-30", true);
    requests.line(
        null, "REQ-2026-0022", "forget-me", "email", "x@example.org", "2026-10-30", "true");
    request("access", null, "email", "late@example.org", "2026-13-40", true);
    byEmail("erasure", Draw.of(random, population.leads()), "2026-11-01", true);
    byEmail("objection", someone(person -> person.has(Trait.TEENAGER)), "2026-11-01", true);
  }

  private void byEmail(String type, Person person, String receivedOn, boolean verified) {
    request(type, person, "email", person.email(), receivedOn, verified);
  }

  private void byKey(String type, Person person, String receivedOn, boolean verified) {
    request(type, person, "key", person.key(), receivedOn, verified);
  }

  private void rectify(Person person, String target, String value, String receivedOn) {
    request("rectification", person, "email", person.email(), receivedOn, true)
        .with("note", "copy of identity card seen")
        .with("target", target)
        .with("new_value", value);
  }

  private TableBuilder.RowBuilder request(
      String type,
      @Nullable Person person,
      String identifier,
      String value,
      String receivedOn,
      boolean verified) {
    String id = String.format(Locale.ROOT, "REQ-2026-%04d", requests.size() + 1);
    return requests
        .row(person)
        .with("request_id", id)
        .with("type", type)
        .with("identifier", identifier)
        .with("value", value)
        .with("received_on", receivedOn)
        .with("identity_verified", verified);
  }

  private Person someone(Predicate<Person> fitting) {
    Person person =
        Draw.of(
            random,
            population.contacts().stream()
                .filter(fitting.and(candidate -> !asked.contains(candidate.key())))
                .toList());
    asked.add(person.key());
    return person;
  }

  /** The guardian of a child who is cared for well. */
  private Person guardian() {
    String key =
        population.contacts().stream()
            .filter(person -> person.has(Trait.GUARDED))
            .findFirst()
            .flatMap(child -> child.consent().guardian())
            .orElseThrow();
    return someone(person -> person.key().equals(key));
  }
}
