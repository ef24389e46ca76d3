package dev.steward.report.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Texts as reports hold them: what UTF-8 has no form for is U+FFFD. */
public final class WellFormed {
  private WellFormed() {}

  /** With U+FFFD for each half of a surrogate pair that stands alone. */
  public static String text(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    int[] codePoints =
        text.codePoints().map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c).toArray();
    return new String(codePoints, 0, codePoints.length);
  }

  /** The text's bytes, with U+FFFD for what is no UTF-8. */
  public static byte[] utf8(byte[] bytes, int from, int to) {
    byte[] text = Arrays.copyOfRange(bytes, from, to);
    return isAscii(text) ? text : new String(text, UTF_8).getBytes(UTF_8);
  }

  private static boolean isAscii(byte[] text) {
    for (byte each : text) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }
}
