package dev.steward.testkit.sample;

import dev.steward.testkit.sample.SampleTable.Belonging;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The tables of {@code crm} where people stand in texts: notes, events, forms. */
final class TextTables {
  private static final LocalDate TODAY = SampleEstate.TODAY;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> AGENTS = List.of("kmueller", "j.dupont", "asvensson", "tnowak");
  private static final List<String> DIETS =
      List.of(
          "vegetarian",
          "vegan",
          "gluten-free (coeliac disease)",
          "nut allergy",
          "lactose intolerance",
          "type 1 diabetes",
          "none",
          "none");

  private final Random random;
  private final Population population;
  private final List<SampleTable> tables = new ArrayList<>();
  private final List<String> userAgents = ResourceTable.lines("user-agents.txt");

  private TextTables(Random random, Population population) {
    this.random = random;
    this.population = population;
  }

  static List<SampleTable> of(Random random, Population population) {
    TextTables texts = new TextTables(random, population);
    texts.notes();
    texts.events();
    texts.submissions();
    return texts.tables;
  }

  private void notes() {
    TableBuilder notes = new TableBuilder("crm", "note", Belonging.KEY);
    Phrases phrases = new Phrases(random, population);
    for (int i = 0; i < 320; i++) {
      Person person = Draw.of(random, population.contacts());
      boolean unlinked = i % 16 == 0;
      TableBuilder.RowBuilder row =
          notes
              .row(unlinked ? null : person)
              .with("noteid", 1 + i)
              .with("contactid", unlinked ? null : person.key())
              .with("subject", Draw.of(random, List.of("Call", "E-mail", "Complaint", "Delivery")))
              .with("createdby", Draw.of(random, AGENTS))
              .with("createdon", Draw.within(random, LocalDate.of(2023, 1, 1), TODAY.minusDays(1)));
      String text = phrases.about(person, row, "notetext");
      if (i % 9 == 4) {
        text += "\n" + phrases.about(person, row, "notetext");
      }
      if (i % 40 == 7) {
        Person other = Draw.of(random, population.contacts());
        text += "\n" + phrases.about(other, row, "notetext");
      }
      row.with("notetext", text);
    }
    tables.add(notes.build());
  }

  private void events() {
    TableBuilder event = new TableBuilder("crm", "event", Belonging.NOBODY);
    for (int i = 0; i < 6; i++) {
      event
          .row(null)
          .with("eventid", "EVT-2026-0" + (i + 1))
          .with("eventname", List.of("Spring fair", "Garden days", "Open workshop").get(i % 3))
          .with("venue", List.of("Hall 4, Berlin", "Parc des Expositions, Lyon").get(i % 2))
          .with("startson", LocalDateTime.of(2026, 3 + i, 12, 10, 0));
    }
    tables.add(event.build());
    TableBuilder registration = new TableBuilder("crm", "event_registration", Belonging.KEY);
    for (int i = 0; i < 260; i++) {
      Person person = Draw.of(random, population.contacts());
      registration
          .row(person)
          .with("registrationid", 7000 + i)
          .with("eventid", "EVT-2026-0" + Draw.between(random, 1, 6))
          .with("contactid", person.key())
          .with("badgename", person.name().full())
          .with("dietaryneeds", Draw.percent(random, 50) ? Draw.of(random, DIETS) : null)
          .with("registeredon", Draw.within(random, LocalDate.of(2026, 1, 5), TODAY.minusDays(30)))
          .with("checkedin", Draw.percent(random, 60));
    }
    tables.add(registration.build());
  }

  private void submissions() {
    TableBuilder submission = new TableBuilder("crm", "form_submission", Belonging.KEY);
    for (int i = 0; i < 240; i++) {
      boolean known = i % 5 != 0;
      Person person = Draw.of(random, known ? population.contacts() : population.leads());
      TableBuilder.RowBuilder row =
          submission
              .row(person)
              .with("submissionid", Draw.key(random))
              .with("formid", Draw.of(random, population.forms()))
              .with("contactid", known ? person.key() : null)
              .with("submittedon", Draw.within(random, LocalDate.of(2025, 1, 1), TODAY));
      row.with("payload", JSON.writeValueAsString(payload(person, row)));
    }
    tables.add(submission.build());
  }

  private Map<String, Object> payload(Person person, TableBuilder.RowBuilder row) {
    Map<String, Object> name = new LinkedHashMap<>();
    name.put("given", leaf(row, person, "fields.name.given", person.name().given()));
    name.put("family", leaf(row, person, "fields.name.family", person.name().family()));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("email", leaf(row, person, "fields.email", person.email()));
    fields.put("name", name);
    fields.put(
        "phone",
        Draw.percent(random, 50) ? leaf(row, person, "fields.phone", person.mobile()) : null);
    Map<String, Object> client = new LinkedHashMap<>();
    client.put("ip", leaf(row, person, "client.ip", Draw.ip(random)));
    client.put("agent", Draw.of(random, userAgents));
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("form", Draw.of(random, List.of("spring-2026", "catalogue", "competition")));
    payload.put("locale", person.language());
    payload.put("fields", fields);
    payload.put("client", client);
    payload.put("consent", Map.of("level", Draw.of(random, Histories.LEVELS)));
    if (Draw.percent(random, 30)) {
      payload.put("invited", invited(row));
    }
    return payload;
  }

  /** Friends by e-mail address: the keys are data. */
  private Map<String, Object> invited(TableBuilder.RowBuilder row) {
    Map<String, Object> invited = new LinkedHashMap<>();
    for (int i = Draw.between(random, 1, 3); i > 0; i--) {
      Person friend =
          Draw.of(random, Draw.percent(random, 60) ? population.contacts() : population.leads());
      String address = leaf(row, friend, "invited.*", friend.email());
      Map<String, Object> about = new LinkedHashMap<>();
      about.put("name", leaf(row, friend, "invited.*.name", friend.name().full()));
      about.put("greeting", Draw.of(random, List.of("Come along!", "See you there?", "À bientôt")));
      invited.put(address, about);
    }
    return invited;
  }

  private static String leaf(
      TableBuilder.RowBuilder row, Person person, String path, String value) {
    row.within("payload." + path, person, value);
    return value;
  }
}
