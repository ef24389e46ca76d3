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
    boolean pairs = false;
    for (int i = 0; i < text.length(); i++) {
      ascii &= text.charAt(i) < 128;
      pairs |= Character.isSurrogate(text.charAt(i));
    }
    if (ascii) {
      return text.toLowerCase(Locale.ROOT);
    }
    // half a character cannot be decomposed
    String whole = pairs ? Normalizer.normalize(text, Normalizer.Form.NFKD) : text;
    StringBuilder folded = new StringBuilder(whole.length());
    for (int i = 0; i < whole.length(); i++) {
      folded.append(FoldedLetters.of(whole.charAt(i)));
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
