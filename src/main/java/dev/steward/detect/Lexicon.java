package dev.steward.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words and the kinds of thing they are words for, found by hash without decoding the value. Safe
 * for use by several threads once built.
 */
final class Lexicon {
  /** Longest word, in bytes. */
  private static final int LONGEST = 60;

  private final List<String> kinds = new ArrayList<>();
  private long[] keys = new long[1 << 12];
  private long[] sets = new long[1 << 12];
  private int size;

  /** Names a kind; at most 64. */
  int kind(String name) {
    int known = kinds.indexOf(name);
    if (known >= 0) {
      return known;
    }
    if (kinds.size() == 64) {
      throw new IllegalStateException("A lexicon holds 64 kinds of word");
    }
    kinds.add(name);
    return kinds.size() - 1;
  }

  List<String> kinds() {
    return kinds;
  }

  void add(int kind, String word) {
    String folded = Words.fold(word.strip());
    if (!folded.isEmpty()) {
      put(Bytes64.of(folded), 1L << kind);
    }
  }

  /** The kinds of a whole value, as a set of their numbers. */
  long kindsOf(ValueTraits value) {
    if (value.length() > LONGEST || value.length() == 0) {
      return 0;
    }
    if (value.has(CharClass.NON_ASCII)) {
      return kindsOf(value.text());
    }
    return find(Bytes64.ofAscii(value.data(), value.from(), value.to()));
  }

  /** The kinds of a word in any case and with or without accents. */
  long kindsOf(String word) {
    return find(Bytes64.of(Words.fold(word)));
  }

  private long find(long key) {
    int mask = keys.length - 1;
    int i = (int) key & mask;
    while (keys[i] != 0) {
      if (keys[i] == key) {
        return sets[i];
      }
      i = (i + 1) & mask;
    }
    return 0;
  }

  private void put(long key, long set) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int mask = keys.length - 1;
    int i = (int) key & mask;
    while (keys[i] != 0 && keys[i] != key) {
      i = (i + 1) & mask;
    }
    if (keys[i] == 0) {
      keys[i] = key;
      size++;
    }
    sets[i] |= set;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldSets = sets;
    keys = new long[oldKeys.length * 2];
    sets = new long[oldKeys.length * 2];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        put(oldKeys[i], oldSets[i]);
      }
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Lexicon[%d words]", size);
  }
}
