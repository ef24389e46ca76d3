package dev.steward.erasure.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phone numbers by their last digits. Immutable. */
final class SuffixIndex {
  private final int[] lengths;
  private final Map<Long, List<PhoneToken>> numbers = new HashMap<>();

  SuffixIndex(List<PhoneToken> phones) {
    this.lengths = SearchTokens.lengths(phones);
    for (PhoneToken phone : phones) {
      String digits = phone.digits().substring(phone.digits().length() - phone.suffix());
      numbers
          .computeIfAbsent(key(Long.parseLong(digits), phone.suffix()), k -> new ArrayList<>())
          .add(phone);
    }
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** The fewest digits that any number is told by. */
  int shortest() {
    return lengths[0];
  }

  /**
   * Tells which numbers a run of digits ends with.
   *
   * @param groups where groups of digits begin, as a number in a longer run begins with a group
   */
  void find(byte[] digits, int[] groups, int groupCount, int count, Hits hits) {
    for (int length : lengths) {
      if (count < length) {
        return;
      }
      long suffix = 0;
      for (int i = count - length; i < count; i++) {
        suffix = suffix * 10 + digits[i] - '0';
      }
      List<PhoneToken> candidates = numbers.get(key(suffix, length));
      if (candidates != null) {
        for (PhoneToken phone : candidates) {
          for (int i = 0; i < groupCount; i++) {
            if (phone.isSpelledBy(digits, groups[i], count)) {
              hits.hit(phone.number());
              break;
            }
          }
        }
      }
    }
  }

  private static long key(long suffix, int length) {
    return suffix * 16 + length;
  }
}
