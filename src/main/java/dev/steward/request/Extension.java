package dev.steward.request;

import java.time.LocalDate;

/**
 * Two more months to answer in (Art. 12(3)).
 *
 * @param on the day it was decided
 * @param reason what the person was told
 */
public record Extension(LocalDate on, String reason) {
  public Extension {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("An extension has a reason");
    }
  }

  /** Without the reason, which a person has written. */
  @Override
  public String toString() {
    return "Extension[" + on + "]";
  }
}
