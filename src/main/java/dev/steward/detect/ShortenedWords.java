package dev.steward.detect;

import dev.steward.core.PersonalDataCategory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Names cut short as people cut them: {@code cogn} for {@code cognome}, {@code fec_nac} for {@code
 * fecha nacimiento}. Only what all words that begin so agree upon counts.
 */
final class ShortenedWords {
  private static final int SHORTEST = 4;
  private static final int LEAST_LEFT_OUT = 2;
  private static final double LESS_SURE = 0.9;

  /** The share of a word that must be left of it. */
  private static final double LEAST = 0.4;

  private static final double CERTAIN = 0.75;
  private static final double GUESSED = 0.8;
  private static final int LONGEST_GLUED = 11;
  private static final int LEAST_WORD = 3;
  private static final String VOWELS = "aeiouyаеиоуыэюяαεηιουω";

  private record Phrase(List<String> words, String category, double weight) {}

  private final Map<Integer, List<Phrase>> phrases = new HashMap<>();
  private final Map<Character, List<Phrase>> glueable = new HashMap<>();
  private final TreeSet<String> others = new TreeSet<>();

  void add(List<String> words, String category, double weight) {
    phrases
        .computeIfAbsent(index(words), x -> new ArrayList<>())
        .add(new Phrase(List.copyOf(words), category, weight));
    if (words.size() > 1 && weight >= CERTAIN) {
      List<String> telling = new ArrayList<>(words);
      telling.removeIf(word -> word.length() < LEAST_WORD);
      if (telling.size() == 2) {
        glueable
            .computeIfAbsent(telling.get(0).charAt(0), x -> new ArrayList<>())
            .add(new Phrase(telling, category, weight));
      }
    }
  }

  /** Whether a word that means something else begins so. */
  private boolean begins(String word) {
    String next = others.ceiling(word);
    return next != null && next.startsWith(word);
  }

  /** Phrases are looked for by their number of words and their first letter. */
  private static Integer index(List<String> words) {
    return words.size() << Character.SIZE | words.get(0).charAt(0);
  }

  /** A word that means something other than a category. */
  void addOther(String word) {
    others.add(word);
  }

  /** The one category that the words may stand for, with its weight; else nothing. */
  Map<String, Double> meaning(List<String> words, Function<String, Set<WordRole>> roles) {
    if (!mayBeShort(words, roles)) {
      return Map.of();
    }
    Map<String, Double> found = new HashMap<>();
    for (Phrase phrase : phrases.getOrDefault(index(words), List.of())) {
      boolean doubtful = words.size() == 1 && words.get(0).length() == SHORTEST;
      if (beginSo(words, phrase.words())
          && isCutEverywhere(words, phrase.words(), roles)
          && !(doubtful
              && PersonalDataCategory.find(phrase.category())
                  .filter(PersonalDataCategory::special)
                  .isPresent())) {
        found.merge(phrase.category(), phrase.weight() * LESS_SURE, Math::max);
      }
    }
    boolean alsoOther = words.size() == 1 && begins(words.get(0));
    return found.size() == 1 && !alsoOther ? found : Map.of();
  }

  /**
   * The one category of which a single word holds the beginnings of the words, glued together:
   * {@code datnas} for {@code data di nascita}, {@code sitfam} for {@code situation familiale}.
   */
  Map<String, Double> meaningOfGlued(String word) {
    if (word.length() <= LEAST_WORD
        || word.length() > LONGEST_GLUED
        || !word.chars().allMatch(Character::isLetter)) {
      return Map.of();
    }
    Map<String, Double> found = new HashMap<>();
    for (Phrase phrase : glueable.getOrDefault(word.charAt(0), List.of())) {
      if (isGluedOf(word, phrase.words())) {
        found.merge(phrase.category(), phrase.weight() * GUESSED, Math::max);
      }
    }
    return found.size() == 1 ? found : Map.of();
  }

  private static boolean isGluedOf(String word, List<String> phrase) {
    String first = phrase.get(0);
    String second = phrase.get(1);
    for (int cut = 2; cut <= word.length() - 2; cut++) {
      String head = word.substring(0, cut);
      boolean begins = first.startsWith(head) || head.equals("dt") && first.startsWith("dat");
      boolean longEnough =
          (cut >= LEAST_WORD || head.equals("dt")) && word.length() - cut >= LEAST_WORD;
      if (begins && longEnough && second.startsWith(word.substring(cut))) {
        return true;
      }
    }
    return false;
  }

  /** A word that means something as it is was not cut: a link is not the half of a LinkedIn. */
  private static boolean isCutEverywhere(
      List<String> words, List<String> phrase, Function<String, Set<WordRole>> roles) {
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).equals(phrase.get(i)) && !roles.apply(words.get(i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayBeShort(List<String> words, Function<String, Set<WordRole>> roles) {
    if (words.stream().anyMatch(word -> !Character.isLetter(word.charAt(0)))) {
      return false;
    }
    if (words.size() == 1) {
      String word = words.get(0);
      return word.length() >= SHORTEST
          && roles.apply(word).isEmpty()
          && VOWELS.indexOf(word.charAt(word.length() - 1)) < 0;
    }
    return words.stream().allMatch(word -> word.length() >= 2)
        && words.stream().noneMatch(word -> word.length() < 3 && !roles.apply(word).isEmpty())
        && words.stream().anyMatch(word -> word.length() >= SHORTEST);
  }

  private static boolean beginSo(List<String> words, List<String> phrase) {
    int leftOut = 0;
    for (int i = 0; i < words.size(); i++) {
      if (!phrase.get(i).startsWith(words.get(i))) {
        return false;
      }
      leftOut += phrase.get(i).length() - words.get(i).length();
    }
    boolean tooShort = words.size() == 1 && words.get(0).length() < phrase.get(0).length() * LEAST;
    return leftOut >= LEAST_LEFT_OUT && !tooShort;
  }
}
