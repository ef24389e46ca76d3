package dev.steward.eligibility;

import dev.steward.core.RowBatch;
import java.io.IOException;

/** Writes what rows say as records by key. For one split. */
interface RowScatter {
  void add(RowBatch batch) throws IOException;

  /** To be called after the last batch. */
  default void finish() throws IOException {}
}
