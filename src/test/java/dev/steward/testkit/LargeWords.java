package dev.steward.testkit;

import java.util.List;

/** The few values of columns of low cardinality. */
final class LargeWords {
  static final List<String> GIVEN =
      List.of("Anna", "Ben", "Chloé", "Dario", "Elena", "Filip", "Greta", "Hugo", "Inès", "Jan");
  static final List<String> FAMILIES =
      List.of("Schmidt", "Dubois", "Moreno", "Rossi", "Kowalski", "Lindgren", "Jansen", "Walker");
  static final List<String> CITIES =
      List.of("Berlin", "Lyon", "Sevilla", "Torino", "Gdańsk", "Malmö", "Utrecht", "Leeds");
  static final List<String> COUNTRIES = List.of("DE", "FR", "ES", "IT", "PL", "SE", "NL", "GB");
  static final List<String> KINDS = List.of("sent", "open", "click", "bounce");
  static final List<String> CAMPAIGNS =
      List.of("summer-sale", "welcome", "autumn-catalogue", "birthday", "re-consent");
  static final List<String> SUBJECTS =
      List.of("Summer sale starts today", "Welcome", "The autumn catalogue", "Happy birthday");
  static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
          "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/138.0.0.0 Safari",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Safari");

  private LargeWords() {}

  static String of(List<String> words, long lot) {
    return words.get((int) Long.remainderUnsigned(lot, words.size()));
  }
}
