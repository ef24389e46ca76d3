package dev.steward.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** An open local file. */
record LocalFile(FileChannel channel, long length) implements SeekableFile {
  @Override
  public int read(long position, ByteBuffer into) throws IOException {
    int total = 0;
    while (into.hasRemaining()) {
      int read = channel.read(into, position + total);
      if (read < 0) {
        return total == 0 ? -1 : total;
      }
      total += read;
    }
    return total;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
