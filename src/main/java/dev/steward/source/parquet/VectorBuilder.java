package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;

/** Gathers the values of one column until a batch is full. Used by one thread. */
interface VectorBuilder {
  void add(RawValue value);

  void addNull();

  /** Number of values gathered, nulls among them. */
  int count();

  /** What they occupy, in bytes, about. */
  long bytes();

  /** All values gathered; the builder starts anew. */
  ColumnVector take();
}
