package dev.steward.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.FSDataInputStream;

/** An open file of a Hadoop file system. It seeks, for clients read ahead in streams only. */
record HadoopFile(FSDataInputStream in, long length, String path) implements SeekableFile {
  @Override
  public int read(long position, ByteBuffer into) throws IOException {
    if (position >= length) {
      return -1;
    }
    return HadoopErrors.translated(path, () -> fill(position, into));
  }

  private int fill(long position, ByteBuffer into) throws IOException {
    if (in.getPos() != position) {
      in.seek(position);
    }
    byte[] bytes = into.hasArray() ? into.array() : new byte[Math.min(into.remaining(), 1 << 16)];
    int total = 0;
    while (into.hasRemaining()) {
      int start = into.hasArray() ? into.arrayOffset() + into.position() : 0;
      int most = into.hasArray() ? into.remaining() : Math.min(into.remaining(), bytes.length);
      int read = in.read(bytes, start, most);
      if (read < 0) {
        return total == 0 ? -1 : total;
      }
      if (into.hasArray()) {
        into.position(into.position() + read);
      } else {
        into.put(bytes, 0, read);
      }
      total += read;
    }
    return total;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
