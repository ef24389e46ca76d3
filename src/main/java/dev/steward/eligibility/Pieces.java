package dev.steward.eligibility;

import dev.steward.shuffle.KeyBounds;
import dev.steward.shuffle.Parts;
import dev.steward.shuffle.RangeRun;
import java.io.IOException;
import java.util.List;

/** The pieces of a run that are loaded one after the other, so that memory is bounded. */
final class Pieces {
  private Pieces() {}

  /** One for a run of about the bytes that a unit may load; more for a range that has more. */
  static List<KeyBounds> of(RangeRun run, Parts parts, long unitBytes) throws IOException {
    long pieces = (run.bytes() + unitBytes / 2) / unitBytes;
    return parts.cut(run.from(), run.to(), (int) Math.min(10_000, Math.max(1, pieces)));
  }
}
