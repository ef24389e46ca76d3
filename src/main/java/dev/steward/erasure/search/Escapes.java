package dev.steward.erasure.search;

/** Text without the escapes of URLs ({@code %40}) and JSON ({@code \u0040}). For one thread. */
final class Escapes {
  private byte[] data = new byte[256];
  private int length;

  /**
   * Reads text.
   *
   * @return false where nothing is escaped
   */
  boolean read(byte[] text, int from, int to) {
    int at = from;
    while (at < to && code(text, at, to) < 0) {
      at++;
    }
    if (at == to) {
      return false;
    }
    if (data.length < to - from) {
      data = new byte[Math.max(to - from, data.length * 2)];
    }
    length = 0;
    at = from;
    while (at < to) {
      int code = code(text, at, to);
      if (code >= 0) {
        data[length++] = (byte) code;
        at += text[at] == '%' ? 3 : 6;
      } else {
        data[length++] = text[at++];
      }
    }
    return true;
  }

  byte[] data() {
    return data;
  }

  int length() {
    return length;
  }

  /** The byte that is escaped there; −1 where none is. Beyond ASCII, JSON's are left alone. */
  private static int code(byte[] text, int at, int to) {
    if (text[at] == '%' && at + 2 < to) {
      return hex(text, at + 1, 2);
    }
    if (text[at] == '\\' && at + 5 < to && (text[at + 1] == 'u' || text[at + 1] == 'U')) {
      int code = hex(text, at + 2, 4);
      return code < 0x80 ? code : -1;
    }
    return -1;
  }

  private static int hex(byte[] text, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = Character.digit(text[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
