package dev.steward.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the names of a table's columns together: what many of them begin or end with only says
 * whose they are, as in {@code ANCOGNOM, ANDATNAS} or {@code vz_naam, vz_adres}.
 */
final class ColumnNames {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 4;
  private static final int LEAST_LEFT = 3;
  private static final double MANY = 0.25;
  private static final int LEAST_COLUMNS = 3;
  private static final int LONGEST_CUT = 5;

  private final HeaderWords words;

  ColumnNames(HeaderWords words) {
    this.words = words;
  }

  /** What each name means, in their order. */
  List<HeaderMeaning> read(List<String> names) {
    Affixes affixes = Affixes.of(names).without(words);
    List<HeaderMeaning> meanings = new ArrayList<>();
    for (String name : names) {
      meanings.add(read(abbreviationsApart(name, names), affixes));
    }
    return meanings;
  }

  /** The dots of {@code Synt.aika} end words cut short; no path leads through them. */
  private static String abbreviationsApart(String name, List<String> names) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return name;
    }
    String path = name.substring(0, name.lastIndexOf('.') + 1);
    boolean shared = names.stream().filter(other -> other.startsWith(path)).count() > 1;
    boolean cutShort = dot <= LONGEST_CUT || name.endsWith(".") || name.indexOf(' ') >= 0;
    return cutShort && !shared ? name.replace('.', ' ').strip() : name;
  }

  private HeaderMeaning read(String name, Affixes affixes) {
    HeaderMeaning whole = words.read(name);
    if (name.indexOf('.') >= 0) {
      return whole;
    }
    HeaderMeaning best = whole;
    for (String rest : affixes.without(name)) {
      HeaderMeaning meaning = words.read(rest);
      boolean opens = best.isOpaque() && !meaning.isOpaque();
      boolean keeps = meaning.categories().keySet().containsAll(best.categories().keySet());
      if (opens || keeps && weight(meaning) > weight(best)) {
        best = meaning;
      }
    }
    return best;
  }

  private static double weight(HeaderMeaning meaning) {
    return meaning.categories().keySet().stream().mapToDouble(meaning::weight).max().orElse(0);
  }

  /** Beginnings and endings that several names share. */
  private record Affixes(Set<String> prefixes, Set<String> suffixes) {
    static Affixes of(List<String> names) {
      Map<String, Integer> prefixes = new HashMap<>();
      Map<String, Integer> suffixes = new HashMap<>();
      for (String name : names) {
        boolean glued = Words.split(name).size() == 1;
        for (int n = SHORTEST; glued && n <= LONGEST && n + LEAST_LEFT <= name.length(); n++) {
          prefixes.merge(name.substring(0, n), 1, Integer::sum);
          suffixes.merge(name.substring(name.length() - n), 1, Integer::sum);
        }
        int gap = name.indexOf('_');
        if (gap > 0) {
          prefixes.merge(name.substring(0, gap + 1), 1, Integer::sum);
        }
      }
      int least = (int) Math.max(LEAST_COLUMNS, Math.ceil(names.size() * MANY));
      prefixes.values().removeIf(count -> count < least);
      suffixes.values().removeIf(count -> count < least);
      return new Affixes(prefixes.keySet(), suffixes.keySet());
    }

    /** Those that make a name that of a key stay where they are. */
    Affixes without(HeaderWords words) {
      Predicate<String> telling =
          affix ->
              words.words(affix).stream()
                  .anyMatch(word -> words.rolesOf(word).contains(WordRole.KEY));
      prefixes.removeIf(telling);
      suffixes.removeIf(telling);
      return this;
    }

    Set<String> without(String name) {
      Set<String> rests = new HashSet<>();
      prefixes.stream()
          .filter(name::startsWith)
          .forEach(p -> add(name.substring(p.length()), rests));
      suffixes.stream()
          .filter(name::endsWith)
          .forEach(s -> add(name.substring(0, name.length() - s.length()), rests));
      return new java.util.TreeSet<>(rests);
    }

    private static void add(String rest, Set<String> rests) {
      if (rest.length() >= LEAST_LEFT) {
        rests.add(rest);
      }
    }
  }
}
