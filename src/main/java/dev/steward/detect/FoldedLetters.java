package dev.steward.detect;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What single characters are once they are folded, found once each: a text has few different ones,
 * and to normalise it whole takes many times as long.
 */
final class FoldedLetters {
  private static final @Nullable String[] KNOWN = new String[1 << 16];

  private FoldedLetters() {}

  /** The character in lower case without accents; empty for an accent. */
  static String of(char c) {
    String folded = KNOWN[c];
    if (folded == null) {
      folded = fold(c);
      KNOWN[c] = folded; // a race finds the same twice
    }
    return folded;
  }

  private static String fold(char c) {
    String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char part = decomposed.charAt(i);
      if (Character.getType(part) == Character.NON_SPACING_MARK && part < 0x3000) {
        continue;
      }
      switch (Character.toLowerCase(part)) {
        case 'ß' -> folded.append("ss");
        case 'ø' -> folded.append('o');
        case 'ł' -> folded.append('l');
        case 'đ', 'ð' -> folded.append('d');
        case 'ı' -> folded.append('i');
        case 'æ' -> folded.append("ae");
        case 'œ' -> folded.append("oe");
        case 'þ' -> folded.append("th");
        case 'ς' -> folded.append('σ');
        default -> folded.append(Character.toLowerCase(part));
      }
    }
    return folded.toString();
  }
}
