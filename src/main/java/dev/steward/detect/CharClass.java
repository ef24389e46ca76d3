package dev.steward.detect;

/** Classes of the bytes of UTF-8 text. A set of classes is an {@code int} of {@link #bit}s. */
enum CharClass {
  DIGIT,
  LOWER,
  UPPER,
  SPACE,
  DOT,
  AT,
  COLON,
  HYPHEN,
  SLASH,
  PLUS,
  COMMA,
  UNDERSCORE,
  BRACKET,
  APOSTROPHE,
  NON_ASCII,
  OTHER;

  /** The class of each byte, by its unsigned value. */
  static final byte[] OF_BYTE = table();

  /** The set of the class of each byte alone, by its unsigned value. */
  static final int[] BIT_OF_BYTE = bits();

  static final int COUNT = values().length;
  static final int LETTERS = set(LOWER, UPPER, NON_ASCII);
  static final int ALPHANUMERIC = set(DIGIT, LOWER, UPPER);
  static final int ANY = (1 << COUNT) - 1;

  int bit() {
    return 1 << ordinal();
  }

  static int set(CharClass... classes) {
    int set = 0;
    for (CharClass c : classes) {
      set |= c.bit();
    }
    return set;
  }

  private static int[] bits() {
    int[] bits = new int[256];
    for (int b = 0; b < 256; b++) {
      bits[b] = 1 << OF_BYTE[b];
    }
    return bits;
  }

  private static byte[] table() {
    byte[] table = new byte[256];
    for (int b = 0; b < 256; b++) {
      table[b] = (byte) of(b).ordinal();
    }
    return table;
  }

  private static CharClass of(int b) {
    if (b >= '0' && b <= '9') {
      return DIGIT;
    }
    if (b >= 'a' && b <= 'z') {
      return LOWER;
    }
    if (b >= 'A' && b <= 'Z') {
      return UPPER;
    }
    if (b >= 128) {
      return NON_ASCII;
    }
    return switch (b) {
      case ' ', '\t', '\n', '\r' -> SPACE;
      case '.' -> DOT;
      case '@' -> AT;
      case ':' -> COLON;
      case '-' -> HYPHEN;
      case '/' -> SLASH;
      case '+' -> PLUS;
      case ',' -> COMMA;
      case '_' -> UNDERSCORE;
      case '(', ')' -> BRACKET;
      case '\'' -> APOSTROPHE;
      default -> OTHER;
    };
  }
}
