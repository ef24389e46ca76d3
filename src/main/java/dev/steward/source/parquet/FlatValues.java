package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.io.IOException;

/** Gathers the values of one column, many at once, until a batch is full. Used by one thread. */
interface FlatValues {
  /**
   * Adds the next values of a page.
   *
   * @param limit after the value that makes the vector larger than this many bytes it stops, where
   *     values may be of any length
   * @return number of values added, one at least
   */
  int add(PlainPage page, int count, long limit) throws IOException;

  /** Passes the next values of a page. */
  void skip(PlainPage page, int count) throws IOException;

  void addNulls(int count);

  /**
   * Adds values of a dictionary.
   *
   * @param entries as this gave them
   * @param ids positions in it; −1 is null
   */
  void addEntries(ColumnVector entries, int[] ids, int count) throws IOException;

  /** What the values occupy, in bytes, about. */
  long bytes();

  /** Number of values gathered, nulls among them. */
  int count();

  /** All values gathered; starts anew. */
  ColumnVector take();
}
