package dev.steward.shuffle;

import java.io.IOException;
import java.util.List;

/** What the units of a phase left, in their order. Safe for use by several threads. */
public record Parts(List<Part> parts) {
  private static final int DRAWN_A_PIECE = 64;

  public Parts {
    parts = List.copyOf(parts);
  }

  /** The bytes of records by range, all streams together. */
  public long[] weights(int ranges) {
    long[] weights = new long[ranges];
    parts.forEach(part -> part.weigh(weights));
    return weights;
  }

  /** How many bytes of records a stream has in ranges. */
  public long bytes(int stream, int from, int to) {
    return parts.stream().mapToLong(part -> part.bytes(stream, from, to)).sum();
  }

  /**
   * The records of a stream whose keys lie in ranges and within bounds, sorted by key; those of
   * equal keys in the order of parts and, within a part, as they were written.
   */
  public Records records(int stream, int from, int to, KeyBounds within) throws IOException {
    long bytes = within.isOpen() ? bytes(stream, from, to) : 0;
    Records records = new Records(Math.toIntExact(bytes), within);
    for (Part part : parts) {
      part.read(stream, from, to, records);
    }
    records.sort();
    return records;
  }

  /** Bounds that cut what lies in ranges, all streams together, into about equal pieces. */
  public List<KeyBounds> cut(int from, int to, int pieces) throws IOException {
    if (pieces <= 1) {
      return List.of(KeyBounds.ALL);
    }
    long bytes = 0;
    for (Part part : parts) {
      bytes += part.bytes(from, to);
    }
    KeySample sample = new KeySample();
    for (Part part : parts) {
      part.draw(from, to, Math.max(1, bytes / ((long) DRAWN_A_PIECE * pieces)), sample);
    }
    return sample.ranges(pieces).bounds();
  }
}
