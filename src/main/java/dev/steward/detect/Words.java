package dev.steward.detect;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Splits names and texts into words, and folds words so that spellings compare equal. */
final class Words {
  private Words() {}

  /** Lower case without accents: {@code Straße} and {@code STRASSE} are {@code strasse}. */
  static String fold(String text) {
    boolean ascii = true;
    for (int i = 0; i < text.length() && ascii; i++) {
      ascii = text.charAt(i) < 128;
    }
    if (ascii) {
      return text.toLowerCase(Locale.ROOT);
    }
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK && c < 0x3000) {
        continue;
      }
      switch (Character.toLowerCase(c)) {
        case 'ß' -> folded.append("ss");
        case 'ø' -> folded.append('o');
        case 'ł' -> folded.append('l');
        case 'đ', 'ð' -> folded.append('d');
        case 'ı' -> folded.append('i');
        case 'æ' -> folded.append("ae");
        case 'œ' -> folded.append("oe");
        case 'þ' -> folded.append("th");
        case 'ς' -> folded.append('σ');
        default -> folded.append(Character.toLowerCase(c));
      }
    }
    return folded.toString();
  }

  /**
   * The words of a name, folded: split at what is neither letter nor digit, between a lower and an
   * upper case letter, before the last of several upper case letters that a lower case one follows,
   * and between letters and digits.
   */
  static List<String> split(String name) {
    return isPlain(name) ? Arrays.asList(name.split(" ")) : splitAny(name);
  }

  /** Lower case letters with single spaces between them. */
  private static boolean isPlain(String name) {
    boolean letter = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ' ' ? !letter : c < 'a' || c > 'z') {
        return false;
      }
      letter = c != ' ';
    }
    return letter;
  }

  private static List<String> splitAny(String name) {
    List<String> words = new ArrayList<>();
    int start = -1;
    int length = name.length();
    for (int i = 0; i <= length; i++) {
      boolean wordChar = i < length && Character.isLetterOrDigit(name.charAt(i));
      if (start >= 0 && (!wordChar || boundary(name, i))) {
        words.add(fold(name.substring(start, i)));
        start = -1;
      }
      if (wordChar && start < 0) {
        start = i;
      }
    }
    return words;
  }

  private static boolean boundary(String name, int i) {
    char before = name.charAt(i - 1);
    char here = name.charAt(i);
    if (Character.isDigit(before) != Character.isDigit(here)) {
      return true;
    }
    if (Character.isLowerCase(before) && Character.isUpperCase(here)) {
      return true;
    }
    return Character.isUpperCase(before)
        && Character.isUpperCase(here)
        && i + 1 < name.length()
        && Character.isLowerCase(name.charAt(i + 1));
  }
}
