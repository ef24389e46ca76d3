package dev.steward.eligibility;

import dev.steward.shuffle.KeyIndex;
import dev.steward.shuffle.LooseRecords;
import dev.steward.shuffle.Records;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which contacts of a piece are in which segments, and who else is. For one thread. */
final class Memberships {
  private final Map<Integer, BitSet> contacts = new HashMap<>();
  private final Map<Integer, Records> others = new HashMap<>();

  /** Numbers of records, as many as there are. */
  private static final class Numbers {
    private int[] numbers = new int[16];
    private int count;

    void add(int number) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count++] = number;
    }
  }

  /**
   * Finds them.
   *
   * @param members those of {@link Streams#MEMBERS}
   * @param among members that are none of these are others
   * @param segments numbers of the segments that are asked for
   */
  static Memberships of(LooseRecords members, Contacts among, Set<Integer> segments) {
    Memberships found = new Memberships();
    Map<Integer, Numbers> others = new HashMap<>();
    int most = segments.stream().mapToInt(it -> it + 1).max().orElse(0);
    BitSet[] sets = new BitSet[most];
    for (int segment : segments) {
      sets[segment] = new BitSet(among.size());
      found.contacts.put(segment, sets[segment]);
    }
    byte[] data = members.data();
    for (int record = 0; record < members.size(); record++) {
      int key = members.key(record);
      int payload = members.payload(record, key);
      int segment = MemberRecord.segment(data, payload, members.end(record, payload));
      if (segment < most && sets[segment] != null) {
        int contact = among.find(data, key, payload);
        if (contact != KeyIndex.NONE) {
          sets[segment].set(contact);
        } else {
          others.computeIfAbsent(segment, it -> new Numbers()).add(record);
        }
      }
    }
    others.forEach(
        (segment, some) -> found.others.put(segment, members.sorted(some.numbers, some.count)));
    return found;
  }

  /** The contacts in a segment, by number. */
  BitSet contacts(int segment) {
    return contacts.getOrDefault(segment, new BitSet());
  }

  /** Members of a segment that are no contacts, sorted by key. */
  Records others(int segment) {
    return others.getOrDefault(segment, Records.NONE);
  }

  @Override
  public String toString() {
    return "Memberships" + contacts.keySet();
  }
}
