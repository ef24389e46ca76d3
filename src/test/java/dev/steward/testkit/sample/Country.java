package dev.steward.testkit.sample;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.datafaker.Faker;

/**
 * How people of a country are named, addressed and reached. In patterns {@code #} is a digit. Phone
 * numbers are those set aside for fiction where the country has such that validate (DE and FR
 * landlines, GB landlines, SE), else libphonenumber's example numbers with other last digits. IBANs
 * have banks that do not exist.
 *
 * @param people how many contacts live there
 * @param spellings how rows write the country, each as often as it stands here
 * @param cities {@code name:postal code}
 * @param mobile international, and national
 * @param iban pattern of the account, empty where the country has no IBAN
 * @param families family names; empty where Datafaker has some
 */
record Country(
    String code,
    int people,
    String language,
    Faker names,
    List<String> spellings,
    List<String> cities,
    List<String> streets,
    List<String> mobile,
    List<String> landline,
    String iban,
    List<String> families) {

  static List<Country> all(Random random) {
    List<Country> countries = new ArrayList<>();
    for (Map<String, String> row : ResourceTable.rows("countries.csv")) {
      countries.add(
          new Country(
              text(row, "code"),
              Integer.parseInt(text(row, "people")),
              text(row, "language"),
              new Faker(Locale.forLanguageTag(text(row, "datafaker")), random),
              list(row, "spellings"),
              list(row, "cities"),
              list(row, "streets"),
              list(row, "mobile"),
              list(row, "landline"),
              text(row, "iban"),
              list(row, "families")));
    }
    return countries;
  }

  Person.Name name(Random random) {
    String family = families.isEmpty() ? names.name().lastName() : Draw.of(random, families);
    return new Person.Name(names.name().firstName(), family, code.equals("JP"));
  }

  Person.Address address(Random random) {
    String[] city = Draw.of(random, cities).split(":", 2);
    String country = random.nextInt(40) == 0 ? null : Draw.of(random, spellings);
    return new Person.Address(
        Draw.digits(random, Draw.of(random, streets)),
        city[0],
        Draw.digits(random, city[1]),
        country,
        code);
  }

  /** A name of a company that does not sound like a person's. */
  String company() {
    return names.company().name();
  }

  /** A valid IBAN; empty where the country has none. */
  String iban(Random random) {
    if (iban.isEmpty()) {
      return "";
    }
    String account = Draw.digits(random, iban);
    StringBuilder number = new StringBuilder();
    for (char c : (account + code + "00").toCharArray()) {
      number.append(Character.digit(c, 36));
    }
    int check = 98 - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
    return code + (check < 10 ? "0" : "") + check + account;
  }

  private static String text(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static List<String> list(Map<String, String> row, String column) {
    String text = text(row, column);
    return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
  }
}
