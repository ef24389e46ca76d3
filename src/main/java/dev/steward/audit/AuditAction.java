package dev.steward.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is recorded: all that changes data, a request, or what was published. */
public enum AuditAction {
  RUN_STARTED,
  RUN_COMPLETED,
  RUN_FAILED,
  /** Stopped at a checkpoint; it can go on. */
  RUN_STOPPED,
  /** Found without its process, which was killed or lost its control store. */
  RUN_LOST,
  /** A run's reports are in place, under the manifest of that SHA-256. */
  PUBLISHED,
  /** A file beside the publications was written, with that SHA-256. */
  PAGE_WRITTEN,
  /** An earlier publication is about to be changed for the sake of a person who was erased. */
  REPORT_AMENDING,
  REPORT_AMENDED,
  /** Bundles of an earlier publication are about to be removed. */
  BUNDLES_EXPIRING,
  BUNDLES_EXPIRED,
  REQUEST_ADDED,
  REQUEST_VERIFIED,
  REQUEST_EXTENDED,
  REQUEST_HELD,
  REQUEST_RELEASED,
  REQUEST_REJECTED,
  REQUEST_LIFTED,
  REQUEST_DECIDED,
  /** A job moved it on. */
  REQUEST_CHANGED,
  /** What named the person of a request was removed from the register. */
  IDENTIFIER_FORGOTTEN,
  /** A person agreed to a plan that is beyond the limits. */
  ERASURE_CONFIRMED,
  ERASURE_BEGUN,
  /** Rows of a table were changed or deleted. */
  ERASURE_APPLIED,
  ERASURE_CERTIFIED,
  /** Corrections reached rows of a table. */
  RECTIFICATION_APPLIED,
  /** Keyed hashes of a person's identifiers were put on the suppression list. */
  SUPPRESSED,
  /** Decisions were written into a table of a source. */
  WRITTEN_BACK;

  /** How it is written: {@code run-started}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The action that is written so; empty where there is none. */
  public static Optional<AuditAction> find(String word) {
    return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
  }

  /** Whether a manifest is recorded before it is in place: a kill may have left the one before. */
  boolean isAhead() {
    return this == REPORT_AMENDING || this == BUNDLES_EXPIRING;
  }
}
