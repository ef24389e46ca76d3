package dev.steward.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that name columns and tables, in many languages, and what they mean. */
final class HeaderWords {
  private static final int LONGEST_PHRASE = 5;
  private static final Set<String> QUALIFIERS =
      Set.of("street-address", "full-address", "employer", "name", "title");

  private static final Set<String> OF_NAMES_ONLY =
      Set.of("person-name", "given-name", "family-name", "name-part", "name", "title", "family");

  private static final Set<String> PLACES = Set.of("city", "region", "country", "street-address");
  private static final Set<WordRole> THINGS =
      EnumSet.of(WordRole.THING, WordRole.ORGANISATION, WordRole.PLACE, WordRole.EVENT);

  /** Weight up to which a word for given names may as well be one for any name. */
  private static final double OF_ANYTHING = 0.85;

  /** Weight up to which a word for family names may as well be one for any name. */
  private static final double OF_NAMES = 0.6;

  /** By the phrase's words, folded and joined: category and weight. */
  private final Map<String, Map<String, Double>> phrases = new HashMap<>();

  private final Map<String, Set<WordRole>> roles = new HashMap<>();
  private final Set<String> pieces = new HashSet<>();
  private final Set<String> single = new HashSet<>();
  private final Set<String> heads = new HashSet<>();
  private final ShortenedWords shortened = new ShortenedWords();

  private HeaderWords() {}

  static HeaderWords load() {
    HeaderWords words = new HeaderWords();
    for (String[] row : CsvResource.rows("header-words.csv")) {
      for (String phrase : row[3].split("\\|")) {
        words.addPhrase(phrase, row[0], Double.parseDouble(row[2]));
      }
    }
    for (String[] row : CsvResource.rows("header-roles.csv")) {
      for (String word : row[2].split("\\|")) {
        words.addRole(word, WordRole.valueOf(row[0]));
      }
    }
    for (String[] language : CsvResource.rows("words/languages.csv")) {
      for (String[] row : CsvResource.rows("words/" + language[0] + ".csv")) {
        words.addAll(row[0], row[1], row[2].split("\\|"));
      }
    }
    return words;
  }

  private void addAll(String meaning, String weight, String[] phrases) {
    for (String phrase : phrases) {
      if (Character.isUpperCase(meaning.charAt(0))) {
        addRole(phrase, WordRole.valueOf(meaning));
      } else {
        addPhrase(phrase, meaning, Double.parseDouble(weight));
      }
    }
  }

  /** Whether a name consists of known words only. */
  boolean knows(String name) {
    List<String> words = Glued.split(Words.split(name), pieces, heads);
    return !words.isEmpty()
        && words.stream()
            .allMatch(w -> pieces.contains(w) || Character.isDigit(w.charAt(0)) && w.length() < 3);
  }

  /** The roles of a single word. */
  Set<WordRole> rolesOf(String word) {
    Set<WordRole> its = roles.getOrDefault(word, Set.of());
    return its.contains(WordRole.WORDING) ? EnumSet.of(WordRole.WORDING) : its;
  }

  /** What a column's name means. Of a path, its last part, with what leads to it as context. */
  HeaderMeaning read(String name) {
    return readPath(withoutDots(name));
  }

  private HeaderMeaning readPath(String name) {
    int dot = name.lastIndexOf('.');
    List<String> words = words(name.substring(dot + 1));
    if (words.stream().allMatch(w -> w.equals("key") || w.equals("value")) && dot > 0) {
      words = words(name.substring(name.lastIndexOf('.', dot - 1) + 1, dot));
    }
    List<String> path = dot < 0 ? List.of() : words(name.substring(0, dot));
    if (!path.isEmpty()) {
      List<String> together = new ArrayList<>(words);
      together.add(0, path.get(path.size() - 1));
      if (phrases.containsKey(String.join("", together))) {
        return meaning(together, path); // name.family
      }
    }
    return meaning(words, path);
  }

  /** Dots that shorten words, {@code Ф.И.О.}, {@code Тел. дом.}, lead to nothing. */
  private static String withoutDots(String name) {
    StringBuilder kept = new StringBuilder(name);
    for (int i = 0; i < kept.length(); i++) {
      boolean shortens =
          kept.charAt(i) == '.'
              && (i + 1 == kept.length()
                  || !Character.isLetterOrDigit(kept.charAt(i + 1))
                  || i < 2
                  || kept.charAt(i - 2) == '.'
                  || kept.charAt(i - 2) == ' ');
      if (shortens) {
        kept.setCharAt(i, ' ');
      }
    }
    return kept.toString();
  }

  List<String> words(String name) {
    return words(name, pieces);
  }

  /**
   * The words of a name.
   *
   * @param known by which words are told apart that were written without a gap
   */
  List<String> words(String name, Set<String> known) {
    return Glued.split(Words.split(name), known, heads);
  }

  /** The words that are known by themselves, and more. */
  Set<String> piecesAnd(Collection<String> more) {
    Set<String> all = new HashSet<>(single);
    all.addAll(more);
    return all;
  }

  /** A phrase, and as it is written where there are no umlauts. */
  static List<String> spellings(String phrase) {
    if (phrase.indexOf('ä') < 0 && phrase.indexOf('ö') < 0 && phrase.indexOf('ü') < 0) {
      return List.of(phrase);
    }
    String german = phrase.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
    return List.of(phrase, german);
  }

  private HeaderMeaning meaning(List<String> words, List<String> path) {
    boolean[] covered = new boolean[words.size()];
    Set<WordRole> ofPhrases = EnumSet.noneOf(WordRole.class);
    Map<String, Double> categories = new LinkedHashMap<>();
    List<String> said = new ArrayList<>();
    for (int length = Math.min(LONGEST_PHRASE, words.size()); length > 0; length--) {
      for (int i = 0; i + length <= words.size(); i++) {
        Map<String, Double> found = phrases.get(String.join("", words.subList(i, i + length)));
        if (found != null && !anyCovered(covered, i, length)) {
          java.util.Arrays.fill(covered, i, i + length, true);
          found.forEach((category, weight) -> categories.merge(category, weight, Math::max));
          said.add(String.join(" ", words.subList(i, i + length)));
        } else if (found == null && length > 1 && !anyCovered(covered, i, length)) {
          Set<WordRole> its = rolesOf(String.join("", words.subList(i, i + length)));
          if (!its.isEmpty()) {
            java.util.Arrays.fill(covered, i, i + length, true);
            ofPhrases.addAll(its);
          }
        }
      }
    }
    expandShortened(words, covered, categories, said);
    Set<WordRole> found = EnumSet.noneOf(WordRole.class);
    found.addAll(ofPhrases);
    boolean reaches = categories.containsKey("email") || categories.containsKey("phone");
    for (int i = 0; i < words.size(); i++) {
      if (reaches && covered[i] && rolesOf(words.get(i)).contains(WordRole.PERSON)) {
        found.add(WordRole.PERSON); // the mail of a contact
      }
      if (covered[i] && rolesOf(words.get(i)).contains(WordRole.REGISTER)) {
        found.add(WordRole.REGISTER); // the number of a register of companies
      }
    }
    int unknown = roles(words, covered, found);
    Combinations.apply(categories, found);
    yieldToTheSpecific(categories, found);
    if (categories.getOrDefault("given-name", 0.0) <= OF_ANYTHING
        && (unknown > 0 && categories.containsKey("name") || tellsOfOther(categories, found))) {
      categories.remove("given-name");
    }
    Set<WordRole> around = EnumSet.noneOf(WordRole.class);
    path.forEach(word -> around.addAll(rolesOf(word)));
    if (categories.getOrDefault("family-name", 0.0) <= OF_NAMES
        && categories.containsKey("family-name")
        && (tellsOfOther(categories, around) || tellsOfOther(categories, found))) {
      categories.remove("family-name"); // le nom de l'acheteur
      categories.put("name", OF_NAMES);
    }
    return new HeaderMeaning(words, categories, said, found, around, unknown);
  }

  /** Finds the roles of what no category covers; returns how many words have none. */
  private int roles(List<String> words, boolean[] covered, Set<WordRole> found) {
    for (int length = Math.min(LONGEST_PHRASE, words.size()); length > 1; length--) {
      for (int i = 0; i + length <= words.size(); i++) {
        Set<WordRole> its = rolesOf(String.join("", words.subList(i, i + length)));
        if (!its.isEmpty() && !anyCovered(covered, i, length)) {
          java.util.Arrays.fill(covered, i, i + length, true);
          found.addAll(its);
        }
      }
    }
    int unknown = 0;
    for (int i = 0; i < words.size(); i++) {
      if (!covered[i]) {
        Set<WordRole> its = rolesOf(words.get(i));
        found.addAll(its);
        unknown += its.isEmpty() && !Character.isDigit(words.get(i).charAt(0)) ? 1 : 0;
      }
    }
    found.remove(WordRole.HEAD);
    return unknown;
  }

  /** Whether a word that means "name" is the name of something: {@code nome_comune}, il_adi. */
  private static boolean tellsOfOther(Map<String, Double> categories, Set<WordRole> roles) {
    return categories.keySet().stream().anyMatch(PLACES::contains)
        || roles.stream().anyMatch(THINGS::contains);
  }

  /** Takes {@code cogn} for {@code cognome}, {@code fec_nac} for {@code fecha nacimiento}. */
  private void expandShortened(
      List<String> words, boolean[] covered, Map<String, Double> categories, List<String> said) {
    for (int length = Math.min(3, words.size()); length > 0; length--) {
      for (int i = 0; i + length <= words.size(); i++) {
        if (anyCovered(covered, i, length)) {
          continue;
        }
        Map<String, Double> found = shortened.meaning(words.subList(i, i + length), this::rolesOf);
        if (found.isEmpty() && words.size() == 1 && rolesOf(words.get(i)).isEmpty()) {
          found = shortened.meaningOfGlued(words.get(i));
        }
        if (!found.isEmpty()) {
          java.util.Arrays.fill(covered, i, i + length, true);
          found.forEach((category, weight) -> categories.merge(category, weight, Math::max));
          said.add(String.join(" ", words.subList(i, i + length)));
        }
      }
    }
  }

  /** In {@code address1_city} and {@code company_phone} the first word only says whose. */
  private static void yieldToTheSpecific(Map<String, Double> categories, Set<WordRole> roles) {
    if (categories.size() > 1 && categories.containsKey("street-address")) {
      boolean ofAddress = categories.keySet().stream().anyMatch(c -> !QUALIFIERS.contains(c));
      if (ofAddress) {
        categories.remove("street-address");
      }
    }
    if (categories.size() > 1 && categories.remove("employer") != null) {
      roles.add(WordRole.ORGANISATION);
    }
    boolean ofWhom = categories.keySet().stream().anyMatch(c -> !OF_NAMES_ONLY.contains(c));
    if (ofWhom && categories.remove("person-name") != null) {
      roles.add(WordRole.PERSON); // the phone of the recipient
    }
  }

  private static boolean anyCovered(boolean[] covered, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (covered[i]) {
        return true;
      }
    }
    return false;
  }

  private void addPhrase(String phrase, String category, double weight) {
    Map<String, Double> meaning = Map.of(category, weight);
    for (String spelling : spellings(phrase)) {
      List<String> words = Words.split(spelling);
      String joined = words.size() == 1 ? words.get(0) : String.join("", words);
      // most of a hundred thousand have one meaning: they need no map that could take more
      Map<String, Double> known = phrases.putIfAbsent(joined, meaning);
      if (known != null) {
        Map<String, Double> both = new LinkedHashMap<>(known);
        both.merge(category, weight, Math::max);
        phrases.put(joined, both);
      }
      pieces.add(joined);
      if (words.size() > 1) {
        pieces.addAll(words);
      }
      single.addAll(words);
      shortened.add(words, category, weight);
    }
  }

  private void addRole(String word, WordRole role) {
    String folded = String.join("", Words.split(word));
    if (role == WordRole.HEAD) {
      heads.add(folded);
      return;
    }
    roles.computeIfAbsent(folded, x -> EnumSet.noneOf(WordRole.class)).add(role);
    pieces.add(folded);
    single.add(folded);
    shortened.addOther(folded);
  }
}
