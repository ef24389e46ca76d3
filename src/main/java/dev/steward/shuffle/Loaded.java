package dev.steward.shuffle;

import java.util.HashMap;
import java.util.Map;

/** The records of a piece, by stream. For one thread. */
public final class Loaded {
  private final Map<Integer, LooseRecords> loose;
  private final Map<Integer, Records> sorted = new HashMap<>();

  Loaded(Map<Integer, LooseRecords> loose) {
    this.loose = loose;
  }

  /** Those of a stream, sorted by key. */
  public Records records(int stream) {
    return sorted.computeIfAbsent(stream, this::sorted);
  }

  private Records sorted(int stream) {
    LooseRecords records = loose.remove(stream);
    return records == null ? Records.NONE : records.sorted();
  }

  /** Those of a stream in the order of parts; to be asked once, and instead of the sorted ones. */
  public LooseRecords loose(int stream) {
    LooseRecords records = loose.remove(stream);
    return records == null ? new LooseRecords(0, 0, KeyBounds.ALL) : records;
  }

  @Override
  public String toString() {
    return "Loaded[" + (loose.size() + sorted.size()) + " streams]";
  }
}
