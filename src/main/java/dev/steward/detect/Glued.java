package dev.steward.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes words apart that were written without a gap, where all of the parts are known. */
final class Glued {
  private static final int SHORTEST = 3;
  private static final int MOST_PARTS = 4;
  private static final List<String> LINKS = List.of("s", "es", "n", "en", "e");
  private static final Set<String> SHORT_ENDS =
      Set.of("id", "nr", "no", "ip", "dt", "tel", "num", "by", "at", "on");

  /** Words that are rather the syllables of others. */
  private static final Set<String> SYLLABLES =
      Set.of(
          "pan", "con", "des", "der", "ter", "las", "gen", "por", "par", "vin", "pin", "ort", "pas",
          "mat", "nat", "fil", "man", "ist", "ein", "est", "ion", "ent", "ant", "all", "for",
          "per");

  private Glued() {}

  /** The words, each known one as it is and each other one in its parts, if it has any. */
  static List<String> split(List<String> words, Set<String> known, Set<String> heads) {
    List<String> all = new ArrayList<>();
    for (String word : words) {
      List<String> parts = known.contains(word) ? null : parts(word, known, MOST_PARTS);
      if (parts != null) {
        all.addAll(parts);
      } else if (known.contains(word)) {
        all.add(word);
      } else {
        all.addAll(beforeHead(word, heads));
      }
    }
    return all;
  }

  /** In {@code forretningsadresse} the last part says what it is, whatever the first one says. */
  private static List<String> beforeHead(String word, Set<String> heads) {
    for (int cut = SHORTEST; cut <= word.length() - SHORTEST; cut++) {
      if (heads.contains(word.substring(cut))) {
        return List.of(word.substring(0, cut), word.substring(cut));
      }
    }
    return List.of(word);
  }

  /** The fewest known parts that make up the word; of as few, those with the longest first. */
  private static @Nullable List<String> parts(String word, Set<String> known, int most) {
    for (int count = 2; count <= most; count++) {
      List<String> parts = cut(word, known, count, true);
      if (parts != null) {
        return parts;
      }
    }
    return null;
  }

  private static @Nullable List<String> cut(
      String rest, Set<String> known, int count, boolean first) {
    if (count == 1) {
      boolean fits =
          known.contains(rest) && (longEnough(rest) || !first && SHORT_ENDS.contains(rest));
      return fits ? new ArrayList<>(List.of(rest)) : null;
    }
    for (int end = rest.length() - 1; end > 0; end--) {
      String head = rest.substring(0, end);
      if (known.contains(head) && (longEnough(head) || first && SHORT_ENDS.contains(head))) {
        List<String> tail = cut(rest.substring(end), known, count - 1, false);
        if (tail == null && head.length() > SHORTEST) {
          tail = afterLink(rest.substring(end), known, count - 1);
        }
        if (tail != null) {
          tail.add(0, head);
          return tail;
        }
      }
    }
    return null;
  }

  /** Compounds of German and its relatives put a letter or two between their parts. */
  private static @Nullable List<String> afterLink(String rest, Set<String> known, int count) {
    for (String link : LINKS) {
      if (rest.startsWith(link) && rest.length() > link.length() + SHORTEST) {
        List<String> tail = cut(rest.substring(link.length()), known, count, false);
        if (tail != null) {
          return tail;
        }
      }
    }
    return null;
  }

  private static boolean longEnough(String part) {
    return part.length() >= SHORTEST && !SYLLABLES.contains(part) || part.charAt(0) >= 0x2E80;
  }
}
