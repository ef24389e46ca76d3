package dev.steward.eligibility;

import dev.steward.shuffle.KeyIndex;
import dev.steward.shuffle.LooseRecords;
import dev.steward.shuffle.Records;

/**
 * The records of a stream, contact by contact; those of one in the order of parts. Records of keys
 * that are no contact's are left out.
 */
final class ContactRecords {
  private final Records records;

  /** The first record of each contact, and behind the last. */
  private final int[] first;

  private ContactRecords(Records records, int[] first) {
    this.records = records;
    this.first = first;
  }

  /**
   * Finds whose they are.
   *
   * @param loose used up
   */
  static ContactRecords of(LooseRecords loose, Contacts contacts) {
    int[] owners = new int[loose.size()];
    int[] first = new int[contacts.size() + 1];
    byte[] data = loose.data();
    for (int record = 0; record < owners.length; record++) {
      int key = loose.key(record);
      int owner = contacts.find(data, key, loose.payload(record, key));
      owners[record] = owner;
      if (owner != KeyIndex.NONE) {
        first[owner + 1]++;
      }
    }
    for (int contact = 0; contact < contacts.size(); contact++) {
      first[contact + 1] += first[contact];
    }
    int owned = first[contacts.size()];
    int[] next = first.clone();
    int[] order = new int[owned];
    for (int record = 0; record < owners.length; record++) {
      if (owners[record] != KeyIndex.NONE) {
        order[next[owners[record]]++] = record;
      }
    }
    Records records = loose.inOrder(order, owned);
    loose.release();
    return new ContactRecords(records, first);
  }

  Records records() {
    return records;
  }

  /** The first record of a contact. */
  int from(int contact) {
    return first[contact];
  }

  /** The first record that is no longer the contact's. */
  int to(int contact) {
    return first[contact + 1];
  }

  @Override
  public String toString() {
    return "ContactRecords[" + records.size() + "]";
  }
}
