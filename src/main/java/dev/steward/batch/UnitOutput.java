package dev.steward.batch;

import java.util.Optional;

/**
 * What the work on a unit made.
 *
 * @param part empty where the work has drafted it already
 * @param rows rows done
 */
record UnitOutput(Optional<byte[]> part, long rows) {
  UnitOutput(byte[] part, long rows) {
    this(Optional.of(part), rows);
  }

  /** That of work which drafted its part itself, piece by piece. */
  static UnitOutput drafted(long rows) {
    return new UnitOutput(Optional.empty(), rows);
  }

  @Override
  public String toString() {
    return "UnitOutput["
        + part.map(bytes -> bytes.length + " bytes, ").orElse("")
        + rows
        + " rows]";
  }
}
