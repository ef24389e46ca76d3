package dev.steward.export;

import dev.steward.core.RowBatch;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a person's rows, batch by batch. Used by one thread. */
public interface SubjectRows extends Closeable {
  /** The next rows, or null after the last. */
  @Nullable RowBatch next() throws IOException;
}
