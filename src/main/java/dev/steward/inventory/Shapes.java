package dev.steward.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shapes of values: letters become {@code x} or {@code X}, digits {@code 9}, and what is neither
 * stays. Counts those that were seen first, up to a bound.
 */
final class Shapes {
  static final int MOST = 24;
  private static final int LONGEST = 40;
  private static final byte[] MASK = mask();

  private final long[] hashes = new long[MOST];
  private final long[] counts = new long[MOST];
  private final List<String> shapes = new ArrayList<>(4);

  /** Counts a value's shape; returns its number, or −1 where there are too many to count it. */
  int add(byte[] data, int from, int to, long times) {
    long hash = hash(data, from, to);
    int n = shapes.size();
    for (int i = 0; i < n; i++) {
      if (hashes[i] == hash) {
        counts[i] += times;
        return i;
      }
    }
    if (n < MOST) {
      hashes[n] = hash;
      counts[n] = times;
      shapes.add(of(data, from, to));
      return n;
    }
    return -1;
  }

  /** The shapes of a set of numbers, bit by bit. */
  List<String> numbered(int set) {
    List<String> numbered = new ArrayList<>();
    for (int rest = set; rest != 0; rest &= rest - 1) {
      numbered.add(shapes.get(Integer.numberOfTrailingZeros(rest)));
    }
    return numbered;
  }

  /** Counts by shape, in the order of first sight. */
  Map<String, Long> counted() {
    Map<String, Long> counted = new LinkedHashMap<>();
    for (int i = 0; i < shapes.size(); i++) {
      counted.merge(shapes.get(i), counts[i], Long::sum);
    }
    return counted;
  }

  /** The shape of a value in UTF-8: no letter and no digit of it is left. */
  static String of(byte[] data, int from, int to) {
    StringBuilder shape = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (shape.length() == LONGEST) {
        return shape.append('…').toString();
      }
      byte masked = MASK[data[i] & 0xff];
      if (masked != 0) {
        shape.append((char) masked);
      }
    }
    return shape.toString();
  }

  /** The most frequent of the shapes, ties by the shape itself. */
  static Map<String, Long> top(Map<String, Long> counted) {
    Map<String, Long> top = new LinkedHashMap<>();
    counted.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST)
        .forEach(entry -> top.put(entry.getKey(), entry.getValue()));
    return top;
  }

  private static long hash(byte[] data, int from, int to) {
    long hash = 1;
    int end = Math.min(to, from + 2 * LONGEST);
    for (int i = from; i < end; i++) {
      byte masked = MASK[data[i] & 0xff];
      if (masked != 0) {
        hash = hash * 0x9E3779B97F4A7C15L + masked;
      }
    }
    return hash;
  }

  private static byte[] mask() {
    byte[] mask = new byte[256];
    for (int b = 0; b < 256; b++) {
      if (b >= '0' && b <= '9') {
        mask[b] = '9';
      } else if (b >= 'A' && b <= 'Z') {
        mask[b] = 'X';
      } else if (b >= 'a' && b <= 'z' || b >= 0xC0) {
        mask[b] = 'x';
      } else if (b >= 0x80) {
        mask[b] = 0; // the rest of a character that has been counted
      } else {
        mask[b] = (byte) (b < 32 || b == 127 ? ' ' : b);
      }
    }
    return mask;
  }
}
