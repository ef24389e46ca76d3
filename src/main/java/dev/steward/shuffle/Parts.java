package dev.steward.shuffle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

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

  /**
   * The records of streams in a piece, each sorted by key; those of equal keys in the order of
   * parts and, within a part, as they were written.
   *
   * @param streams those that are needed
   */
  public Loaded load(Piece piece, IntPredicate streams) throws IOException {
    Map<Integer, Part.Extent> extents = new HashMap<>();
    for (Part part : parts) {
      part.measure(piece.from(), piece.to(), streams, extents);
    }
    Map<Integer, LooseRecords> records = new HashMap<>();
    extents.forEach((stream, extent) -> records.put(stream, room(extent, piece.within())));
    for (Part part : parts) {
      part.read(piece.from(), piece.to(), records, SpareBytes.ofThread());
    }
    return new Loaded(records);
  }

  private static LooseRecords room(Part.Extent extent, KeyBounds within) {
    return new LooseRecords(
        Math.toIntExact(extent.bytes()), Math.toIntExact(extent.records()), within);
  }

  /** As {@link #load}, for a single stream. */
  public Records records(int stream, int from, int to, KeyBounds within) throws IOException {
    return load(new Piece(from, to, within), it -> it == stream).records(stream);
  }

  /**
   * Cuts a run into pieces that fit into memory.
   *
   * @param best bytes of records of a piece, unless a range has more
   * @param most bytes of records of a piece
   */
  public List<Piece> pieces(RangeRun run, long best, long most) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    int from = run.from();
    long gathered = 0;
    for (int range = run.from(); range < run.to(); range++) {
      long bytes = bytes(range, range + 1);
      if (range > from && gathered + bytes > best) {
        pieces.add(new Piece(from, range, KeyBounds.ALL));
        from = range;
        gathered = 0;
      }
      gathered += bytes;
      if (bytes > most) {
        for (KeyBounds bounds : cut(range, range + 1, (int) Math.min(10_000, 1 + bytes / most))) {
          pieces.add(new Piece(range, range + 1, bounds));
        }
        from = range + 1;
        gathered = 0;
      }
    }
    if (from < run.to()) {
      pieces.add(new Piece(from, run.to(), KeyBounds.ALL));
    }
    return pieces;
  }

  private long bytes(int from, int to) {
    return parts.stream().mapToLong(part -> part.bytes(from, to)).sum();
  }

  /** Bounds that cut what lies in ranges, all streams together, into about equal pieces. */
  public List<KeyBounds> cut(int from, int to, int pieces) throws IOException {
    if (pieces <= 1) {
      return List.of(KeyBounds.ALL);
    }
    long bytesAKey = Math.max(1, bytes(from, to) / ((long) DRAWN_A_PIECE * pieces));
    KeySample sample = new KeySample();
    for (Part part : parts) {
      part.draw(from, to, bytesAKey, sample);
    }
    return sample.ranges(pieces).bounds();
  }
}
