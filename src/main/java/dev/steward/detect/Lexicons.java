package dev.steward.detect;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Builds the lexicon of values: names of people, countries, languages, and listed words. */
final class Lexicons {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sv", "da", "no", "fi", "hu",
          "ro", "el", "tr", "ru", "uk", "bg", "hr", "ja", "zh", "ko");

  private static final String BUILT = "lexicon.bin";

  private static final Set<String> PARTS = Set.of("role-word", "name-particle", "social-host");

  private Lexicons() {}

  /**
   * Part of the build: to read and fold a hundred thousand words takes two seconds of a start.
   *
   * @param args the folder of this package's data files
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(BUILT))))) {
      build().write(out);
    }
  }

  /** The languages whose words are known. */
  static List<Locale> languages() {
    return LANGUAGES.stream().map(Locale::forLanguageTag).toList();
  }

  /** As the build has put it together, where it has. */
  static Lexicon load() {
    try (InputStream in = Lexicons.class.getResourceAsStream(BUILT)) {
      return in == null ? build() : Lexicon.read(new DataInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Lexicon build() {
    Lexicon lexicon = new Lexicon();
    for (String[] row : CsvResource.rows("value-words.csv")) {
      int kind = PARTS.contains(row[0]) ? lexicon.part(row[0]) : lexicon.kind(row[0]);
      Arrays.stream(row[2].split("\\|")).forEach(word -> lexicon.add(kind, word));
    }
    addParts(lexicon);
    addPlaces(lexicon);
    int given = lexicon.kind("given-name");
    int family = lexicon.kind("family-name");
    int city = lexicon.kind("city");
    new FakerLists()
        .read(
            (kind, word) ->
                lexicon.add(
                    switch (kind) {
                      case "given" -> given;
                      case "family" -> family;
                      default -> city;
                    },
                    word));
    return lexicon;
  }

  /** Words that tell what a longer value is. */
  private static void addParts(Lexicon lexicon) {
    int organisation = lexicon.part("organisation-word");
    for (String[] row : CsvResource.rows("organisation-words.csv")) {
      Arrays.stream(row[1].split("\\|")).forEach(word -> lexicon.add(organisation, word));
    }
    int street = lexicon.part("street-word");
    for (String[] row : CsvResource.rows("street-words.csv")) {
      for (String word : row[2].split("\\|")) {
        if (row[1].equals("suffix")) {
          lexicon.addSuffix(street, word);
        } else {
          lexicon.add(street, word);
        }
      }
    }
  }

  private static void addPlaces(Lexicon lexicon) {
    int country = lexicon.kind("country");
    int countryCode = lexicon.kind("country-code");
    int language = lexicon.kind("language");
    int languageCode = lexicon.kind("language-code");
    List<Locale> tongues = languages();
    for (String code : Locale.getISOCountries()) {
      Locale place = new Locale.Builder().setRegion(code).build();
      lexicon.add(countryCode, code);
      lexicon.add(countryCode, place.getISO3Country());
      tongues.forEach(tongue -> lexicon.add(country, place.getDisplayCountry(tongue)));
    }
    for (Locale spoken : tongues) {
      tongues.forEach(tongue -> lexicon.add(language, spoken.getDisplayLanguage(tongue)));
      lexicon.add(languageCode, spoken.getLanguage());
    }
  }
}
