package dev.steward.erasure.search;

import java.util.ArrayList;
import java.util.List;

/** Tokens by the hash of their anchor, the longest word in them. Immutable. */
final class WordIndex {
  static final int SEED = 0x811C9DC5;

  private static final int PRIME = 0x01000193;

  /** A bit for each hash that some anchor has, by its low bits: most words end here. */
  private final long[] filter;

  private final int[] hashes;
  private final Token[][] found;
  private final int[][] anchors;
  private final int mask;
  private final boolean empty;

  WordIndex(List<Token> tokens) {
    int capacity = Integer.highestOneBit(Math.max(8, tokens.size() * 2)) << 1;
    this.mask = capacity - 1;
    this.filter = new long[Math.max(64, capacity / 4)];
    this.hashes = new int[capacity];
    this.found = new Token[capacity][];
    this.anchors = new int[capacity][];
    this.empty = tokens.isEmpty();
    List<List<Token>> lists = new ArrayList<>();
    for (int i = 0; i < capacity; i++) {
      lists.add(List.of());
    }
    for (Token token : tokens) {
      int hash = hashOfAnchor(token);
      int slot = hash & mask;
      while (!lists.get(slot).isEmpty() && hashes[slot] != hash) {
        slot = slot + 1 & mask;
      }
      if (lists.get(slot).isEmpty()) {
        lists.set(slot, new ArrayList<>());
        hashes[slot] = hash;
        filter[filterWord(hash)] |= 1L << hash;
      }
      lists.get(slot).add(token);
    }
    for (int slot = 0; slot < capacity; slot++) {
      if (!lists.get(slot).isEmpty()) {
        found[slot] = lists.get(slot).toArray(Token[]::new);
        anchors[slot] = lists.get(slot).stream().mapToInt(Token::anchor).toArray();
      }
    }
  }

  private static int hashOfAnchor(Token token) {
    int hash = SEED;
    byte[] text = token.text();
    for (int i = token.anchor(); i < text.length && Words.isWord(text[i]); i++) {
      hash = hash(hash, text[i]);
    }
    return mixed(hash);
  }

  boolean isEmpty() {
    return empty;
  }

  static int hash(int before, byte folded) {
    return (before ^ folded) * PRIME;
  }

  /** The hash of a word after its last byte. */
  static int mixed(int hash) {
    int mixed = hash ^ hash >>> 16;
    return mixed * 0x7FEB352D ^ mixed >>> 15;
  }

  private int filterWord(int hash) {
    return hash >>> 6 & filter.length - 1;
  }

  boolean mayHave(int hash) {
    return (filter[filterWord(hash)] & 1L << hash) != 0;
  }

  /** Tells what stands where a word with that hash begins. */
  void find(int hash, byte[] data, int wordFrom, int from, int to, Hits hits) {
    int slot = hash & mask;
    while (found[slot] != null && hashes[slot] != hash) {
      slot = slot + 1 & mask;
    }
    if (found[slot] == null) {
      return;
    }
    for (int i = 0; i < found[slot].length; i++) {
      Token token = found[slot][i];
      if (token.standsAt(data, wordFrom - anchors[slot][i], from, to)) {
        hits.hit(token.number());
      }
    }
  }
}
