package dev.steward.detect;

/** Hashing of text that ignores case, over bytes and strings alike. */
final class Bytes64 {
  private static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private Bytes64() {}

  /** The hash of ASCII text, letters in lower case. */
  static long ofAscii(byte[] data, int from, int to) {
    long h = SEED;
    for (int i = from; i < to; i++) {
      h = step(h, lower(data[i]));
    }
    return finish(h);
  }

  /** The hash of folded text: equal to {@link #ofAscii} where all of it is ASCII. */
  static long of(String folded) {
    long h = SEED;
    for (int i = 0; i < folded.length(); i++) {
      h = step(h, folded.charAt(i));
    }
    return finish(h);
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  private static long step(long h, int c) {
    long x = (h ^ c) * PRIME;
    return x ^ (x >>> 29);
  }

  private static long finish(long h) {
    long x = h ^ (h >>> 32);
    return x == 0 ? 1 : x;
  }
}
