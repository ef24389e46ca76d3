package dev.steward.testkit.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The people, and what several tables say about them alike. */
final class Population {
  private final List<Country> countries;
  private final List<Person> contacts;
  private final List<Person> leads = new ArrayList<>();
  private final List<String> forms = new ArrayList<>();
  private final Map<String, String> ibans = new HashMap<>();
  private final Map<String, List<String>> orderNumbers = new HashMap<>();

  Population(Random random) {
    countries = Country.all(random);
    Casting casting = new Casting(random, countries);
    contacts = casting.contacts();
    for (int i = 0; i < 70; i++) {
      leads.add(casting.lead());
    }
    for (int i = 0; i < 4; i++) {
      forms.add(Draw.key(random));
    }
    for (Person person : contacts) {
      String iban = country(person).iban(random);
      if (!iban.isEmpty()) {
        ibans.put(person.key(), iban);
      }
    }
  }

  List<Country> countries() {
    return countries;
  }

  /** In the order of the rows of {@code crm.contact}. */
  List<Person> contacts() {
    return contacts;
  }

  /** Those who are only leads. */
  List<Person> leads() {
    return leads;
  }

  /** Keys of the web forms. */
  List<String> forms() {
    return forms;
  }

  Country country(Person person) {
    return countries.stream()
        .filter(country -> country.code().equals(person.address().countryCode()))
        .findFirst()
        .orElseThrow();
  }

  Optional<String> iban(Person person) {
    return Optional.ofNullable(ibans.get(person.key()));
  }

  /** A new order number, which looks like a phone number. */
  String orderNumber(Person person, Random random) {
    String number = Draw.digits(random, "0049-##-#######");
    orderNumbers.computeIfAbsent(person.key(), key -> new ArrayList<>()).add(number);
    return number;
  }

  boolean ordered(Person person) {
    return orderNumbers.containsKey(person.key());
  }

  /** The latest order number; another's-looking one where she has none. */
  String lastOrder(Person person, Random random) {
    List<String> numbers = orderNumbers.getOrDefault(person.key(), List.of());
    return numbers.isEmpty()
        ? Draw.digits(random, "0049-##-#######")
        : numbers.get(numbers.size() - 1);
  }
}
