package dev.steward.erasure;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What becomes of a row.
 *
 * @param basis the ground on which it stays; empty for none
 * @param until the last day on which it is kept; empty where there is no end, or none can be told
 */
record Outcome(Deed deed, String basis, Optional<LocalDate> until) {
  static Outcome of(Deed deed) {
    return new Outcome(deed, "", Optional.empty());
  }

  /** Of two, the one that leaves more. */
  Outcome orMore(Outcome other) {
    return other.deed.ordinal() > deed.ordinal() ? other : this;
  }
}
