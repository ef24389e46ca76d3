package dev.steward.detect;

import dev.steward.core.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Stream;

/**
 * Values without regard to case, accents and surrounding space. Only their hashes are kept, and it
 * never prints one. Immutable.
 */
public final class WordList {
  /** No value at all. */
  public static final WordList EMPTY = of(Stream.empty());

  private long[] slots = new long[16];
  private final BitSet lengths = new BitSet();
  private int size;

  private WordList() {}

  /** Of values in any order; blank ones do not count. */
  public static WordList of(Stream<String> values) {
    WordList list = new WordList();
    values.forEach(list::add);
    return list;
  }

  /** How many different ones there are. */
  public int size() {
    return size;
  }

  /** Equal for equal values, whatever their order and spelling. */
  public String sha256() {
    long[] sorted = Arrays.stream(slots).filter(slot -> slot != 0).sorted().toArray();
    ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Long.BYTES);
    bytes.asLongBuffer().put(sorted);
    return Sha256.of(bytes.array());
  }

  boolean contains(ValueTraits value) {
    boolean mayBe = value.has(CharClass.NON_ASCII) || lengths.get(value.length());
    return mayBe && slots[slot(value.folded())] != 0;
  }

  private void add(String value) {
    String folded = Words.fold(value.strip());
    if (folded.isEmpty()) {
      return;
    }
    if (size * 2 >= slots.length) {
      long[] old = slots;
      slots = new long[old.length * 2];
      for (long key : old) {
        if (key != 0) {
          slots[slot(key)] = key;
        }
      }
    }
    long key = Bytes64.of(folded);
    int slot = slot(key);
    size += slots[slot] == 0 ? 1 : 0;
    slots[slot] = key;
    lengths.set(folded.length());
  }

  /** Where a key is, or would be: no key is 0. */
  private int slot(long key) {
    int mask = slots.length - 1;
    int i = (int) key & mask;
    while (slots[i] != 0 && slots[i] != key) {
      i = (i + 1) & mask;
    }
    return i;
  }

  @Override
  public String toString() {
    return "WordList[" + size + " values]";
  }
}
