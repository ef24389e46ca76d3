package dev.steward.eligibility;

import dev.steward.core.TableRef;

/** Where the ledger of consent lies. */
public sealed interface LedgerPlace {
  /** A table of a source. */
  record InTable(TableRef table) implements LedgerPlace {}

  /** A CSV file; what of it cannot be read is written beside it. */
  record InFile(String location) implements LedgerPlace {}
}
