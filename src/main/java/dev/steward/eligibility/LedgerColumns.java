package dev.steward.eligibility;

import java.util.Set;

/** The columns of the ledger that decisions rest on; it may have others. */
final class LedgerColumns {
  static final String EVENT_ID = "event_id";
  static final String CONTACT_ID = "contact_id";
  static final String LEVEL = "level";
  static final String OCCURRED_AT = "occurred_at";
  static final String GUARDIAN_ID = "guardian_id";

  static final Set<String> ALL = Set.of(EVENT_ID, CONTACT_ID, LEVEL, OCCURRED_AT, GUARDIAN_ID);

  private LedgerColumns() {}
}
