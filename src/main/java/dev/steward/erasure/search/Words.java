package dev.steward.erasure.search;

/** What words are made of, in UTF-8: letters and digits, and whatever is not ASCII. */
final class Words {
  private static final byte[] FOLDED = new byte[256];

  static {
    for (int b = 0; b < 256; b++) {
      boolean word = b >= 0x80 || Character.isLetterOrDigit(b);
      FOLDED[b] = word ? (byte) (b < 0x80 ? Character.toLowerCase(b) : b) : 0;
    }
  }

  private Words() {}

  /** A byte of a word in lower case; 0 for what is between words. */
  static byte folded(byte b) {
    return FOLDED[b & 0xFF];
  }

  static boolean isWord(byte b) {
    return FOLDED[b & 0xFF] != 0;
  }

  /** Text in which ASCII letters are small. */
  static void fold(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      byte folded = FOLDED[text[i] & 0xFF];
      if (folded != 0) {
        text[i] = folded;
      }
    }
  }
}
