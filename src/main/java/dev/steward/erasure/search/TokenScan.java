package dev.steward.erasure.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.lang.UCharacter;

/** Looks for all tokens in a value at once. For one thread. */
public final class TokenScan {
  private static final int MOST_DIGITS = 32;

  /** How many bytes between two digits a number may have: {@code ) / }. */
  private static final int WIDEST_GAP = 3;

  private final WordIndex words;
  private final SuffixIndex suffixes;
  private final boolean beyondAscii;
  private final int shortestNumber;
  private final byte[] digits = new byte[MOST_DIGITS];
  private final int[] groups = new int[MOST_DIGITS];
  private final Escapes escapes = new Escapes();

  public TokenScan(SearchTokens tokens) {
    this.words = tokens.words();
    this.suffixes = tokens.suffixes();
    this.beyondAscii = tokens.beyondAscii();
    this.shortestNumber = suffixes.isEmpty() ? Integer.MAX_VALUE : suffixes.shortest();
  }

  /** Searches text in UTF-8; what is escaped as in URLs or JSON is found too. */
  public void text(byte[] data, int from, int to, Hits hits) {
    plain(data, from, to, hits);
    if (escapes.read(data, from, to)) {
      plain(escapes.data(), 0, escapes.length(), hits);
    }
  }

  /** Searches a whole number, which may be that of a phone. */
  public void number(long value, Hits hits) {
    if (shortestNumber > MOST_DIGITS || value <= 0) {
      return;
    }
    byte[] text = Long.toString(value).getBytes(UTF_8);
    if (text.length >= shortestNumber) {
      numbers(text, 0, text.length, hits);
    }
  }

  private void plain(byte[] data, int from, int to, Hits hits) {
    int digitCount = 0;
    boolean ascii = true;
    int at = from;
    while (at < to) {
      byte folded = Words.folded(data[at]);
      if (folded == 0) {
        at++;
        continue;
      }
      int begin = at;
      int hash = WordIndex.SEED;
      do {
        hash = WordIndex.hash(hash, folded);
        ascii &= folded > 0;
        if (folded <= '9' && folded > 0) {
          digitCount++;
        }
        at++;
      } while (at < to && (folded = Words.folded(data[at])) != 0);
      int mixed = WordIndex.mixed(hash);
      if (words.mayHave(mixed)) {
        words.find(mixed, data, begin, from, to, hits);
      }
    }
    if (digitCount >= shortestNumber) {
      numbers(data, from, to, hits);
    }
    if (beyondAscii && !ascii) {
      folded(data, from, to, hits);
    }
  }

  private void folded(byte[] data, int from, int to, Hits hits) {
    byte[] text =
        UCharacter.foldCase(new String(data, from, to - from, UTF_8), true).getBytes(UTF_8);
    int at = 0;
    while (at < text.length) {
      int begin = at;
      int hash = WordIndex.SEED;
      while (at < text.length && Words.isWord(text[at])) {
        hash = WordIndex.hash(hash, Words.folded(text[at++]));
      }
      if (at > begin) {
        words.find(WordIndex.mixed(hash), text, begin, 0, text.length, hits);
      }
      at++;
    }
  }

  /** Reads runs of digits with what people write between them. */
  private void numbers(byte[] data, int from, int to, Hits hits) {
    int at = from;
    while (at < to) {
      if (!isDigit(data[at])) {
        at++;
        continue;
      }
      int count = 0;
      int groupCount = 0;
      int gap = WIDEST_GAP;
      while (at < to && gap <= WIDEST_GAP) {
        if (isDigit(data[at])) {
          if (count == MOST_DIGITS) {
            // only the end of a run matters
            System.arraycopy(digits, MOST_DIGITS / 2, digits, 0, MOST_DIGITS / 2);
            count = MOST_DIGITS / 2;
            groupCount = 0;
            groups[groupCount++] = 0;
          }
          if (gap > 0) {
            if (count >= shortestNumber) {
              suffixes.find(digits, groups, groupCount, count, hits);
            }
            if (groupCount < MOST_DIGITS) {
              groups[groupCount++] = count;
            }
          }
          digits[count++] = data[at];
          gap = 0;
        } else if (isBetweenDigits(data[at])) {
          gap++;
        } else {
          break;
        }
        at++;
      }
      if (count >= shortestNumber) {
        suffixes.find(digits, groups, groupCount, count, hits);
      }
    }
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isBetweenDigits(byte b) {
    return switch (b) {
      case ' ', '-', '.', '(', ')', '/', '+' -> true;
      default -> false;
    };
  }
}
