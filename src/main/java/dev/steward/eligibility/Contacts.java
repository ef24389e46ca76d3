package dev.steward.eligibility;

import dev.steward.consent.ContactFacts;
import dev.steward.shuffle.KeyIndex;
import dev.steward.shuffle.Payload;
import dev.steward.shuffle.Records;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of a piece of the keys, each once, in order; of several rows the strictest facts.
 */
final class Contacts {
  private static final int REGISTER = Integer.BYTES;
  private static final int GUARDIAN = REGISTER + 1;

  /** None. */
  static final Contacts NONE = new Contacts(Records.NONE);

  private final Records rows;
  private int[] first;
  private int[] facts;
  private byte[] register;
  private int size;
  private @Nullable KeyIndex index;

  /**
   * @param rows those of {@link Streams#CONTACTS}, sorted
   */
  Contacts(Records rows) {
    this.rows = rows;
    this.first = new int[rows.size()];
    this.facts = new int[rows.size()];
    this.register = new byte[rows.size()];
    for (int row = 0; row < rows.size(); ) {
      int next = rows.next(row);
      merge(row, next);
      row = next;
    }
  }

  private void merge(int from, int to) {
    byte[] data = rows.data();
    ContactFacts merged = facts(data, from);
    byte bits = data[rows.payload(from) + REGISTER];
    for (int row = from + 1; row < to; row++) {
      merged = merged.merge(facts(data, row), sameGuardian(from, row));
      bits |= data[rows.payload(row) + REGISTER];
    }
    first[size] = from;
    facts[size] = merged.bits();
    register[size] = bits;
    size++;
  }

  private ContactFacts facts(byte[] data, int row) {
    return new ContactFacts(Payload.intAt(data, rows.payload(row)));
  }

  private boolean sameGuardian(int one, int other) {
    byte[] data = rows.data();
    return Arrays.equals(
        data,
        rows.payload(one) + GUARDIAN,
        rows.end(one),
        data,
        rows.payload(other) + GUARDIAN,
        rows.end(other));
  }

  int size() {
    return size;
  }

  /** The numbers of all. */
  BitSet all() {
    BitSet all = new BitSet(size);
    all.set(0, size);
    return all;
  }

  /** The rows, in which a contact's key is that of its {@link #row}. */
  Records rows() {
    return rows;
  }

  /** The number of the contact that has a key, or {@link KeyIndex#NONE}. */
  int find(byte[] data, int from, int to) {
    KeyIndex known = index;
    if (known == null) {
      known = new KeyIndex(rows, first, size);
      index = known;
    }
    return known.find(data, from, to);
  }

  /** The first row of a contact. */
  int row(int contact) {
    return first[contact];
  }

  ContactFacts facts(int contact) {
    return new ContactFacts(facts[contact]);
  }

  /** What the register says, in the bits of {@link PersonRegister}. */
  int register(int contact) {
    return register[contact];
  }

  /** Where the key of the guardian on record begins, in the data of {@link #rows}. */
  int guardian(int contact) {
    return rows.payload(first[contact]) + GUARDIAN;
  }

  int guardianEnd(int contact) {
    return rows.end(first[contact]);
  }

  /** Whether the guardian on record is the contact itself. */
  boolean isOwnGuardian(int contact) {
    byte[] data = rows.data();
    int row = first[contact];
    return Arrays.equals(
        data, rows.key(row), rows.payload(row), data, guardian(contact), guardianEnd(contact));
  }

  @Override
  public String toString() {
    return "Contacts[" + size + "]";
  }
}
