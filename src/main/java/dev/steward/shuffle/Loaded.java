package dev.steward.shuffle;

import java.util.HashMap;
import java.util.Map;

/** The records of a piece, by stream. For one thread. */
public final class Loaded {
  private final Map<Integer, Records> unsorted;
  private final Map<Integer, Records> sorted = new HashMap<>();

  Loaded(Map<Integer, Records> unsorted) {
    this.unsorted = unsorted;
  }

  /** Those of a stream, sorted by key. */
  public Records records(int stream) {
    return sorted.computeIfAbsent(stream, this::sorted);
  }

  private Records sorted(int stream) {
    Records records = unsorted.remove(stream);
    if (records == null) {
      return new Records(0, KeyBounds.ALL);
    }
    records.sort();
    return records;
  }

  @Override
  public String toString() {
    return "Loaded[" + (unsorted.size() + sorted.size()) + " streams]";
  }
}
