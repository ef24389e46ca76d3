package dev.steward.files;

import java.io.IOException;
import java.io.OutputStream;

/**
 * New files, as {@link FileStore#writePrivately} makes them, that are durable together: to flush
 * thousands of small files at the end takes a fraction of what it takes one by one. Used by one
 * thread.
 */
public interface PrivateFiles {
  /** Writes a file; closed, it is whole, and not yet certain to outlive the machine. */
  OutputStream write(String path) throws IOException;

  /** Makes all that were written and closed durable (flushed to disk) where the store can. */
  void settle() throws IOException;
}
