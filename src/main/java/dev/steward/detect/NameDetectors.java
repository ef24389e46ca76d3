package dev.steward.detect;

import static dev.steward.detect.Precondition.having;

import java.util.List;

/** Full names of people, and names of organisations, by their parts. */
final class NameDetectors {
  private static final int LONGEST = 60;
  private static final int MOST_WORDS = 6;

  private final Lexicon lexicon;
  private final long given;
  private final long names;
  private final long besides;
  private final long organisation;

  NameDetectors(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.given = lexicon.set("given-name");
    this.names = given | lexicon.set("family-name");
    this.besides = lexicon.set("name-particle") | lexicon.set("salutation");
    this.organisation = lexicon.set("organisation-word");
  }

  List<ValueDetector> all() {
    return List.of(
        ValueDetector.form("person-name", having(3, LONGEST).digits(0, 0), this::personName),
        ValueDetector.form("name-form", having(2, LONGEST).digits(0, 0), this::nameForm),
        ValueDetector.form("organisation-name", having(2, 120), this::organisationName));
  }

  /** Two to six words of which one is a known given name and half are known names. */
  private boolean personName(ValueTraits v) {
    boolean parted = v.has(CharClass.SPACE) || v.has(CharClass.COMMA);
    if (!nameLike(v)) {
      return false;
    }
    if (!parted) {
      return v.has(CharClass.NON_ASCII) && ideographicName(v.text());
    }
    TokenKinds words = v.tokens(lexicon);
    if ((words.all() & given) == 0 || (words.all() & organisation) != 0) {
      return false;
    }
    int counted = 0;
    int known = 0;
    for (int i = 0; i < words.count(); i++) {
      long kinds = words.kinds(i);
      if ((kinds & besides) == 0 || (kinds & given) != 0) {
        counted++;
        known += words.length(i) > 1 && (kinds & names) != 0 ? 1 : 0;
      }
    }
    return counted >= 2 && counted <= MOST_WORDS && known * 2 >= counted;
  }

  /** In Chinese, Japanese and Korean the family name comes first, without a gap. */
  private boolean ideographicName(String text) {
    if (text.length() < 2 || text.length() > 6 || text.charAt(0) < 0x2E80) {
      return false;
    }
    for (int cut = 1; cut <= Math.min(3, text.length() - 1); cut++) {
      long family = lexicon.kindsOf(text.substring(0, cut)) & names & ~given;
      int rest = text.length() - cut;
      boolean fits = rest <= cut + 1; // one and two ideographs, or two and three
      if (family != 0 && (fits || (lexicon.kindsOf(text.substring(cut)) & given) != 0)) {
        return true;
      }
    }
    return false;
  }

  /** Letters, capitalised as names are, in one word or few. */
  private boolean nameForm(ValueTraits v) {
    if (!nameLike(v)) {
      return false;
    }
    TokenKinds words = v.tokens(lexicon);
    for (int i = 0; i < words.count(); i++) {
      if (!words.capital(i) && (words.kinds(i) & besides) == 0) {
        return false;
      }
    }
    return words.count() < MOST_WORDS;
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
    return v.letters() > Math.max(1, v.digits())
        && !v.has(CharClass.AT)
        && (v.tokens(lexicon).all() & organisation) != 0;
  }
}
