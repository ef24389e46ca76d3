package dev.steward.erasure.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Something that names a person wherever it stands. Holds personal data.
 *
 * @param text in UTF-8, ASCII letters small
 * @param address whether it is an e-mail address: what such addresses may go on with is no end
 * @param number the token's number, by which hits are told
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Token(byte[] text, boolean address, int number) {
  static Token of(String text, boolean address, int number) {
    byte[] bytes = text.getBytes(UTF_8);
    Words.fold(bytes);
    return new Token(bytes, address, number);
  }

  /** Where its longest word begins: the rarest, as a rule. */
  int anchor() {
    int best = 0;
    int longest = -1;
    for (int i = 0; i < text.length; i++) {
      int from = i;
      while (i < text.length && Words.isWord(text[i])) {
        i++;
      }
      if (i - from > longest) {
        longest = i - from;
        best = from;
      }
    }
    return best;
  }

  /** Whether it stands at a place, as a whole. */
  boolean standsAt(byte[] data, int at, int from, int to) {
    int end = at + text.length;
    if (at < from || end > to) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      byte folded = Words.folded(data[at + i]);
      if (text[i] != (folded == 0 ? data[at + i] : folded)) {
        return false;
      }
    }
    return begins(data, at, from) && ends(data, end, to);
  }

  private boolean begins(byte[] data, int at, int from) {
    if (at == from) {
      return true;
    }
    byte before = data[at - 1];
    if (Words.isWord(before)) {
      return false;
    }
    boolean joins = before == '.' || before == '+' || before == '-' || before == '_';
    return !(address && joins && at - 2 >= from && Words.isWord(data[at - 2]));
  }

  private boolean ends(byte[] data, int end, int to) {
    if (end == to) {
      return true;
    }
    byte after = data[end];
    if (Words.isWord(after)) {
      return false;
    }
    boolean joins = after == '.' || after == '-';
    return !(address && joins && end + 1 < to && Words.isWord(data[end + 1]));
  }

  boolean sameText(Token other) {
    return address == other.address && Arrays.equals(text, other.text);
  }

  /** Tells its length only. */
  @Override
  public String toString() {
    return "Token[" + text.length + " bytes]";
  }
}
