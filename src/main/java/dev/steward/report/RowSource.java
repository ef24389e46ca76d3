package dev.steward.report;

import java.io.IOException;

/**
 * Gives a report's rows without holding them all.
 *
 * @param <E> how it fails
 */
@FunctionalInterface
public interface RowSource<E extends Exception> {
  /** Adds all rows to the sink, in the report's order. */
  void writeTo(RowSink sink) throws IOException, E;
}
