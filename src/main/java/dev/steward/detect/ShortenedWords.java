package dev.steward.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Names cut short as people cut them: {@code cogn} for {@code cognome}, {@code fec_nac} for {@code
 * fecha nacimiento}. Only what all words that begin so agree upon counts.
 */
final class ShortenedWords {
  private static final int SHORTEST = 4;
  private static final int LEAST_LEFT_OUT = 2;
  private static final double LESS_SURE = 0.9;
  private static final String VOWELS = "aeiouyаеиоуыэюяαεηιουω";

  private record Phrase(List<String> words, String category, double weight) {}

  private final Map<Integer, List<Phrase>> phrases = new HashMap<>();
  private final Set<String> others = new HashSet<>();

  void add(List<String> words, String category, double weight) {
    phrases
        .computeIfAbsent(words.size(), x -> new ArrayList<>())
        .add(new Phrase(List.copyOf(words), category, weight));
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
    for (Phrase phrase : phrases.getOrDefault(words.size(), List.of())) {
      if (beginSo(words, phrase.words())) {
        found.merge(phrase.category(), phrase.weight() * LESS_SURE, Math::max);
      }
    }
    boolean alsoOther =
        words.size() == 1 && others.stream().anyMatch(other -> other.startsWith(words.get(0)));
    return found.size() == 1 && !alsoOther ? found : Map.of();
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
    return leftOut >= LEAST_LEFT_OUT;
  }
}
