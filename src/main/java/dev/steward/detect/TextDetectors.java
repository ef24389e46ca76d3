package dev.steward.detect;

import static dev.steward.detect.Precondition.having;

import java.util.List;
import java.util.regex.Pattern;

/** Prose, and what it may hold: each looked for only where a telling character occurs. */
final class TextDetectors {
  private static final int PROSE_LENGTH = 25;
  private static final Pattern EMAIL =
      Pattern.compile("[\\w.+%-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*\\.[A-Za-z]{2,}");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\w.])(\\+\\d{1,3}[ .(-]{0,2}\\d{1,4}([ .)(/-]{0,2}\\d{2,4}){2,4}"
              + "|\\(\\d{2,5}\\) ?\\d{3,4}[ -]?\\d{3,4}|\\d{3}[-.]\\d{3}[-.]\\d{4}|0\\d{2,4}[ /-]\\d{5,8})(?!\\w)");
  private static final Pattern IBAN = Pattern.compile("\\b[A-Z]{2}\\d{2}( ?[A-Z0-9]{4}){3,7}\\b");
  private static final Pattern IP =
      Pattern.compile("(?<![\\w.])(\\d{1,3}\\.){3}\\d{1,3}(?![\\w.])");

  private final Lexicon lexicon;
  private final long salutation;

  TextDetectors(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.salutation = lexicon.set("salutation");
  }

  List<ValueDetector> all() {
    Precondition prose = having(PROSE_LENGTH, ValueTraits.LONGEST, CharClass.SPACE);
    return List.of(
        ValueDetector.form("prose", prose, TextDetectors::prose),
        ValueDetector.form(
            "text.email",
            having(12, ValueTraits.LONGEST, CharClass.AT, CharClass.DOT),
            v -> !mailbox(v) && EMAIL.matcher(v.text()).find()),
        ValueDetector.form(
            "text.phone",
            prose.digits(9, ValueTraits.LONGEST),
            v -> prose(v) && PHONE.matcher(v.text()).find()),
        ValueDetector.form(
            "text.iban",
            prose.digits(12, ValueTraits.LONGEST),
            v -> prose(v) && IBAN.matcher(v.text()).find()),
        ValueDetector.form(
            "text.ip-address",
            having(14, ValueTraits.LONGEST, CharClass.SPACE, CharClass.DOT)
                .digits(4, ValueTraits.LONGEST),
            v -> v.count(CharClass.DOT) >= 3 && v.letters() > 3 && IP.matcher(v.text()).find()),
        ValueDetector.form("text.person-name", prose, v -> prose(v) && addressesSomebody(v)));
  }

  /** A salutation before a word in capitals. */
  private boolean addressesSomebody(ValueTraits v) {
    TokenKinds words = v.tokens(lexicon);
    if ((words.all() & salutation) == 0) {
      return false;
    }
    for (int i = 0; i + 1 < words.count(); i++) {
      boolean salutes = (words.kinds(i) & salutation) != 0 && words.length(i) > 1;
      if (salutes && words.capital(i + 1) && words.length(i + 1) > 2 && words.capital(i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean prose(ValueTraits v) {
    return v.count(CharClass.SPACE) >= 3 && v.letters() * 2 > v.length();
  }

  private static boolean mailbox(ValueTraits v) {
    return v.count(CharClass.AT) == 1
        && !v.has(CharClass.SPACE)
        && !v.has(CharClass.SLASH)
        && !v.has(CharClass.OTHER);
  }
}
