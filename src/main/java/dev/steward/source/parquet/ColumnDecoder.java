package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one column of one row group, front to back. Used by one thread. Faults of the file are
 * {@link IOException}s or whatever the decoding of nonsense throws.
 */
interface ColumnDecoder {
  /** Goes forward to a row of the row group; what was decoded and not yet taken stays. */
  void moveTo(long row) throws IOException;

  /**
   * Decodes the next rows.
   *
   * @param rows at most so many, and no more than the row group has
   * @param bytes after the row that makes the vector larger than this it stops
   * @return number of rows decoded, one at least
   */
  int decode(int rows, long bytes) throws IOException;

  /** What the vector occupies so far, in bytes, about. */
  long bytes();

  /** The values of all rows decoded since the last call. */
  ColumnVector take();

  /** The dictionary of the chunk, once moved to a row; null where it has none that is read. */
  default @Nullable ColumnVector entries() throws IOException {
    return null;
  }
}
