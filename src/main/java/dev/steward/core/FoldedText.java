package dev.steward.core;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;

/** Text in which letters that differ in case only are the same. */
public final class FoldedText {
  private FoldedText() {}

  /**
   * The text without the space around it, folded and composed (<a
   * href="https://www.unicode.org/reports/tr15/">NFC</a>). Simple folding keeps the letters apart
   * that full folding merges: ß is not ss.
   */
  public static String of(String text) {
    String value = Spaces.trimmed(text);
    StringBuilder folded = new StringBuilder(value.length());
    Normalizer.normalize(value, Normalizer.Form.NFC)
        .codePoints()
        .forEach(c -> folded.appendCodePoint(UCharacter.foldCase(c, true)));
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
