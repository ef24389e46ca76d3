package dev.steward.detect;

import static dev.steward.detect.Precondition.having;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Full names of people, and names of organisations, by their parts. */
final class NameDetectors {
  private static final int LONGEST = 60;

  private final Lexicon lexicon;
  private final long names;
  private final long given;
  private final Set<String> organisationWords = new HashSet<>();
  private final Set<String> particles;
  private final Set<String> titles;

  NameDetectors(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.given = 1L << lexicon.kind("given-name");
    this.names = given | 1L << lexicon.kind("family-name");
    for (String[] row : CsvResource.rows("organisation-words.csv")) {
      organisationWords.addAll(List.of(Words.fold(row[1]).split("\\|")));
    }
    this.particles =
        Set.of(
            "de", "der", "den", "van", "von", "zu", "da", "dos", "das", "do", "la", "le", "di",
            "del", "della", "el", "al", "bin", "ibn", "ten", "ter", "af", "av", "y", "e", "und",
            "st", "mac", "mc", "o", "d", "l", "t", "jr", "sr", "ii", "iii", "iv");
    this.titles =
        Set.of(
            "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "hr", "fr", "mme", "mlle", "m",
            "sr", "sra", "srta", "sig", "dott", "dhr", "mevr", "pan", "pani", "ing", "dipl", "mgr",
            "bc", "phd", "md", "sir", "rev", "esq");
  }

  List<ValueDetector> all() {
    return List.of(
        ValueDetector.form("person-name", having(4, LONGEST).digits(0, 0), this::personName),
        ValueDetector.form("name-form", having(2, LONGEST).digits(0, 0), this::nameForm),
        ValueDetector.form("organisation-name", having(2, 120), this::organisationName));
  }

  /** Two to six words of which one is a known given name and half are known names. */
  private boolean personName(ValueTraits v) {
    if (!nameLike(v)) {
      return false;
    }
    int words = 0;
    int known = 0;
    boolean givenKnown = false;
    for (String word : Words.split(v.text())) {
      if (organisationWords.contains(word)) {
        return false;
      }
      if (particles.contains(word) || titles.contains(word)) {
        continue;
      }
      words++;
      if (word.length() == 1) {
        continue;
      }
      long kinds = lexicon.kindsOf(word);
      known += (kinds & names) != 0 ? 1 : 0;
      givenKnown |= (kinds & given) != 0;
    }
    return words >= 2 && words <= 6 && givenKnown && known * 2 >= words;
  }

  /** Letters, capitalised as names are, in one word or few. */
  private boolean nameForm(ValueTraits v) {
    if (!nameLike(v)) {
      return false;
    }
    String text = v.text();
    int words = 0;
    for (String word : text.split("[ ,]+")) {
      int first = word.isEmpty() ? 'X' : word.codePointAt(0);
      boolean capital = !Character.isLowerCase(first);
      if (!capital && !particles.contains(Words.fold(word))) {
        return false;
      }
      words++;
    }
    return words <= 5;
  }

  private static boolean nameLike(ValueTraits v) {
    int others =
        v.count(CharClass.SPACE)
            + v.count(CharClass.HYPHEN)
            + v.count(CharClass.APOSTROPHE)
            + v.count(CharClass.DOT)
            + v.count(CharClass.COMMA);
    return v.letters() > 1 && v.letters() + others == v.length();
  }

  private boolean organisationName(ValueTraits v) {
    if (v.letters() < 2 || v.has(CharClass.AT)) {
      return false;
    }
    for (String word : Words.split(v.text())) {
      if (organisationWords.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
