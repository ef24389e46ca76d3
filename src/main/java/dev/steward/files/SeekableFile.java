package dev.steward.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file that is read at any position. Used by one thread. */
public interface SeekableFile extends Closeable {
  long length();

  /**
   * Reads bytes from the position on until the buffer is full or the file ends.
   *
   * @return number of bytes read, −1 at or behind the end
   */
  int read(long position, ByteBuffer into) throws IOException;
}
