package dev.steward.request.match;

import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForm;
import dev.steward.request.IdentifierForms;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is asked for by identifiers of one kind, and who of that kind is suppressed. Immutable. */
final class ProbeIndex {
  private final String kind;
  private final IdentifierForm form;
  private final IdentifierForms forms;
  private final IdentifierDigest digest;
  private final SipHash hash;
  private final int[] suffixDigits;
  private final HashIndex index;
  private final int[] numbers;
  private final byte[][] values;
  private final SuppressedKind suppressed;

  /**
   * @param kind that of the suppressed identifiers; hashes are of this kind
   * @param asked the identifiers that requests give
   * @param numbers the requests' numbers, in the order of the identifiers
   */
  ProbeIndex(
      String kind,
      List<Identifier> asked,
      int[] numbers,
      SuppressedKind suppressed,
      IdentifierForms forms,
      IdentifierDigest digest) {
    this.kind = kind;
    this.form = IdentifierForm.of(kind);
    this.forms = forms;
    this.digest = digest;
    this.hash = digest.hash(kind);
    this.numbers = numbers;
    this.suppressed = suppressed;
    this.values = new byte[asked.size()][];
    SortedSet<Integer> suffixes = new TreeSet<>(suppressed.suffixDigits());
    long[] hashes = new long[asked.size()];
    for (int i = 0; i < hashes.length; i++) {
      int digits = digest.suffixDigits(asked.get(i));
      suffixes.add(digits);
      values[i] = asked.get(i).value().getBytes(StandardCharsets.UTF_8);
      hashes[i] = digest.hash(kind, values[i], digits);
    }
    this.index = new HashIndex(hashes, hashes.length);
    this.suffixDigits = suffixes.stream().mapToInt(Integer::intValue).toArray();
  }

  IdentifierForm form() {
    return form;
  }

  IdentifierForms forms() {
    return forms;
  }

  boolean isEmpty() {
    return numbers.length == 0 && suppressed.size() == 0;
  }

  /** How many last digits of phone numbers are hashed: most often one number. */
  int[] suffixDigits() {
    return suffixDigits;
  }

  /** Whether the last digits of a phone number are those of any. */
  boolean mayContainSuffix(byte[] digits, int from, int to) {
    long suffix = hash.of(digits, from, to);
    return index.find(suffix) >= 0 || suppressed.mayContain(suffix);
  }

  /**
   * Finds a value in its comparable form.
   *
   * @param hashedFrom where the part begins that is hashed
   */
  void find(byte[] data, int from, int hashedFrom, int to, PersonLookup person) {
    long hashed = hash.of(data, hashedFrom, to);
    for (int at = index.find(hashed); at >= 0; at = index.next(at, hashed)) {
      byte[] value = values[index.entry(at)];
      if (Arrays.equals(value, 0, value.length, data, from, to)) {
        person.matched(numbers[index.entry(at)]);
      }
    }
    if (suppressed.mayContain(hashed)
        && suppressed.contains(hashed, digest.mac(kind, Arrays.copyOfRange(data, from, to)))) {
      person.suppressed();
    }
  }
}
