package dev.steward.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger.
 *
 * @param guardian the key of whoever gave it for the contact
 */
record Event(int level, Instant at, @Nullable String guardian) {
  Event withLevel(int level) {
    return new Event(level, at, guardian);
  }
}
