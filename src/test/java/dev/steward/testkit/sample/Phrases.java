package dev.steward.testkit.sample;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sentences about a person in her language. */
final class Phrases {
  private final Random random;
  private final Population population;
  private final List<Map<String, String>> sentences = ResourceTable.rows("notes.csv");

  Phrases(Random random, Population population) {
    this.random = random;
    this.population = population;
  }

  /** A sentence, with what it says about the person noted in the row. */
  String about(Person person, TableBuilder.RowBuilder row, String column) {
    String text =
        Draw.of(
            random,
            sentences.stream()
                .filter(sentence -> person.language().equals(sentence.get("language")))
                .map(sentence -> sentence.getOrDefault("text", ""))
                .toList());
    Map<String, String> values =
        Map.of(
            "given", person.name().given(),
            "family", person.name().family(),
            "email", person.email(),
            "mobile", person.mobile(),
            "street", person.address().street(),
            "iban", population.iban(person).orElse("-"));
    String filled =
        text.replace("{order}", population.lastOrder(person, random))
            .replace("{postal}", person.address().postalCode())
            .replace("{city}", person.address().city());
    for (String name : List.of("given", "family", "email", "mobile", "street", "iban")) {
      String slot = "{" + name + "}";
      if (filled.contains(slot)) {
        String value = values.getOrDefault(name, "");
        filled = filled.replace(slot, value);
        row.within(column, person, value);
      }
    }
    return filled;
  }
}
