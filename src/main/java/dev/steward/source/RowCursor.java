package dev.steward.source;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a split's rows, batch by batch, in a fixed order. Used by one thread. */
public interface RowCursor extends AutoCloseable {
  /** The columns of each batch, in order: those asked for that the split has. */
  List<Column> columns();

  /** The next rows, or null after the last. Batches hold some thousand rows and are never empty. */
  @Nullable RowBatch next() throws SourceException;

  /** What was amiss in the rows read so far; complete after the last batch. */
  List<Irregularity> irregularities();

  @Override
  void close();
}
