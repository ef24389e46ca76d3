package dev.steward.testkit.sample;

import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** E-mail addresses and phone numbers, each given out once. */
final class Identities {
  private static final List<String> DOMAINS = List.of("example.org", "example.com", "example.net");
  private static final List<String> SYLLABLES =
      List.of("haru", "sora", "yuki", "mei", "ren", "kaze", "hana", "umi", "tori", "neko", "momo");

  /** A prime; numbers above are left to shops and companies. */
  private static final int PRIVATE_NUMBERS = 797;

  private final Transliterator toAscii =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
  private final Random random;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> serials = new HashMap<>();

  Identities(Random random) {
    this.random = random;
  }

  String email(Country country, Person.Name name) {
    String given = ascii(name.given());
    String family = ascii(name.family());
    String local =
        country.code().equals("JP")
            ? Draw.of(random, SYLLABLES) + Draw.of(random, SYLLABLES) + Draw.between(random, 1, 99)
            : switch (random.nextInt(5)) {
              case 0 -> given.charAt(0) + "." + family;
              case 1 -> given + "_" + family;
              case 2 -> family + Draw.between(random, 50, 99);
              default -> given + "." + family;
            };
    return unique(local, Draw.of(random, DOMAINS));
  }

  String familyEmail(Person.Name name) {
    return unique("familie." + ascii(name.family()), "example.net");
  }

  String mobile(Country country) {
    String pattern = country.mobile().get(Draw.percent(random, 75) ? 0 : 1);
    return Draw.serial(pattern, serial(country, "mobile"));
  }

  String landline(Country country) {
    String pattern = country.landline().get(Draw.percent(random, 60) ? 0 : 1);
    return Draw.serial(pattern, serial(country, "landline"));
  }

  private int serial(Country country, String kind) {
    int next = serials.merge(country.code() + kind, 1, Integer::sum);
    return (next * 37 + 11) % PRIVATE_NUMBERS;
  }

  private String unique(String local, String domain) {
    String address = local + "@" + domain;
    for (int i = 2; !taken.add(address); i++) {
      address = local + i + "@" + domain;
    }
    return address;
  }

  private String ascii(String name) {
    String letters = toAscii.transliterate(name).replaceAll("[^a-z]", "");
    return letters.isEmpty() ? "kontakt" : letters;
  }
}
