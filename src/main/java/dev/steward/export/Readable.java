package dev.steward.export;

/** Values as a person reads them on a page. */
final class Readable {
  private static final char UNSHOWN = '\uFFFD';

  private Readable() {}

  /** Without characters that a page cannot hold. */
  static String text(String text) {
    StringBuilder readable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> readable.appendCodePoint(isShown(c) ? c : UNSHOWN));
    return readable.toString();
  }

  private static boolean isShown(int c) {
    if (c == '\n' || c == '\t' || c == '\r') {
      return true;
    }
    return !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF) && (c & 0xFFFE) != 0xFFFE;
  }

  /** The beginning of a text, not in the middle of a character. */
  static String cut(String text, int length) {
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  /** A category's name in words: {@code date of birth}. */
  static String words(String name) {
    return name.replace('-', ' ');
  }
}
