package dev.steward.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Words and the kinds of thing they are words for, found by hash without decoding the value. Safe
 * for use by several threads once built.
 */
final class Lexicon {
  /** Longest word, in bytes. */
  private static final int LONGEST = 60;

  private static final char SUFFIX = '-';

  private final List<String> kinds = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();
  private long[] keys = new long[1 << 12];
  private long[] sets = new long[1 << 12];
  private BitSet suffixEnds = new BitSet(1 << 16);
  private int shortestSuffix = Integer.MAX_VALUE;
  private int longestSuffix;

  /** A bit for the hashes that occur: small enough to stay near the processor. */
  private long[] filter = new long[1 << 14];

  private int size;

  /** Writes it so that {@link #read} gives the same again. */
  void write(DataOutput out) throws IOException {
    for (List<String> names : List.of(kinds, parts)) {
      out.writeInt(names.size());
      for (String name : names) {
        out.writeUTF(name);
      }
    }
    out.writeInt(size);
    out.writeInt(shortestSuffix);
    out.writeInt(longestSuffix);
    for (long[] words : List.of(keys, sets, filter, suffixEnds.toLongArray())) {
      out.writeInt(words.length);
      ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
      bytes.asLongBuffer().put(words);
      out.write(bytes.array());
    }
  }

  /** Reads what {@link #write} wrote. */
  static Lexicon read(DataInput in) throws IOException {
    Lexicon lexicon = new Lexicon();
    for (List<String> names : List.of(lexicon.kinds, lexicon.parts)) {
      for (int left = in.readInt(); left > 0; left--) {
        names.add(in.readUTF());
      }
    }
    lexicon.size = in.readInt();
    lexicon.shortestSuffix = in.readInt();
    lexicon.longestSuffix = in.readInt();
    lexicon.keys = longs(in);
    lexicon.sets = longs(in);
    lexicon.filter = longs(in);
    lexicon.suffixEnds = BitSet.valueOf(longs(in));
    return lexicon;
  }

  private static long[] longs(DataInput in) throws IOException {
    long[] words = new long[in.readInt()];
    byte[] bytes = new byte[words.length * Long.BYTES];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asLongBuffer().get(words);
    return words;
  }

  /** Names a kind of value; at most 64 with the parts. */
  int kind(String name) {
    return number(kinds, name, 0, 1);
  }

  /** Names a kind of word that tells what a longer value is, but is nothing by itself. */
  int part(String name) {
    return number(parts, name, 63, -1);
  }

  /** The kinds of values, by number from 0. */
  List<String> kinds() {
    return kinds;
  }

  private int number(List<String> named, String name, int first, int step) {
    int known = named.indexOf(name);
    if (known >= 0) {
      return first + step * known;
    }
    if (kinds.size() + parts.size() == 64) {
      throw new IllegalStateException("A lexicon holds 64 kinds of word");
    }
    named.add(name);
    return first + step * (named.size() - 1);
  }

  void add(int kind, String word) {
    String folded = Words.fold(word.strip());
    if (!folded.isEmpty()) {
      put(Bytes64.of(folded), 1L << kind);
    }
  }

  /** Adds an ending that makes any word that has it one of the kind. */
  void addSuffix(int kind, String suffix) {
    String folded = Words.fold(suffix.strip());
    put(Bytes64.of(SUFFIX + folded), 1L << kind);
    suffixEnds.set(lastTwo(folded));
    shortestSuffix = Math.min(shortestSuffix, folded.length());
    longestSuffix = Math.max(longestSuffix, folded.length());
  }

  /** The set of one kind, which may be that of a part. */
  long set(String name) {
    return 1L << (parts.contains(name) ? part(name) : kind(name));
  }

  /** The kinds of a word of ASCII, by itself and by its ending. */
  long kindsOfAscii(byte[] data, int from, int to) {
    long kinds = find(Bytes64.ofAscii(data, from, to));
    if (to - from > 4 && suffixEnds.get(lastTwo(data, to))) {
      kinds |= bySuffix(new String(data, from, to - from, StandardCharsets.US_ASCII));
    }
    return kinds;
  }

  /** The kinds of a word, by itself and by its ending. */
  long kindsOfWord(String word) {
    String folded = Words.fold(word);
    long kinds = find(Bytes64.of(folded));
    boolean mayEnd = folded.length() > 1 && suffixEnds.get(lastTwo(folded));
    return mayEnd ? kinds | bySuffix(folded) : kinds;
  }

  private long bySuffix(String word) {
    String folded = Words.fold(word);
    long kinds = 0;
    int longest = Math.min(longestSuffix, folded.length() - 1);
    for (int length = shortestSuffix; length <= longest; length++) {
      kinds |= find(Bytes64.of(SUFFIX + folded.substring(folded.length() - length)));
    }
    return kinds;
  }

  private static int lastTwo(String folded) {
    int n = folded.length();
    int last = folded.charAt(n - 1);
    return n == 1 ? last & 0xff : ((folded.charAt(n - 2) & 0xff) << 8 | last & 0xff);
  }

  private static int lastTwo(byte[] data, int to) {
    return (data[to - 2] | 0x20) << 8 | data[to - 1] | 0x20;
  }

  /** The kinds of a whole value, as a set of their numbers. */
  long kindsOf(ValueTraits value) {
    if (value.length() > LONGEST || value.length() == 0) {
      return 0;
    }
    long found =
        value.has(CharClass.NON_ASCII)
            ? kindsOf(value.text())
            : find(Bytes64.ofAscii(value.data(), value.from(), value.to()));
    return found & (1L << kinds.size()) - 1;
  }

  /** The kinds of a word in any case and with or without accents. */
  long kindsOf(String word) {
    return find(Bytes64.of(Words.fold(word)));
  }

  private long find(long key) {
    int bit = (int) (key >>> 44);
    if ((filter[bit >>> 6] >>> bit & 1) == 0) {
      return 0;
    }
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
    int bit = (int) (key >>> 44);
    filter[bit >>> 6] |= 1L << bit;
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
