package dev.steward.erasure;

import dev.steward.core.TableRef;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is to be done with a person's rows of a table.
 *
 * @param subject the person's ordinal in the run
 * @param rows how many were found
 * @param until the latest day on which any of them is kept
 * @param blocker why nothing of this person may be changed; empty where nothing stands against it
 * @param uncertain whether they may be another's
 */
public record PlanRow(
    int subject,
    TableRef table,
    Deed deed,
    String basis,
    long rows,
    Optional<LocalDate> until,
    String blocker,
    boolean uncertain) {
  public boolean hasBlocker() {
    return !blocker.isEmpty();
  }

  PlanRow blockedBy(String reason) {
    return new PlanRow(subject, table, deed, basis, rows, until, reason, uncertain);
  }
}
