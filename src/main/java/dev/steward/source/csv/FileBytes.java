package dev.steward.source.csv;

import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A file's bytes from a position on, as a stream that knows how many are left. */
final class FileBytes extends InputStream {
  private final SeekableFile file;
  private final long end;
  private long position;

  FileBytes(SeekableFile file, long from, long to) {
    this.file = file;
    this.position = from;
    this.end = to;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, end - position);
    if (wanted <= 0) {
      return length == 0 ? 0 : -1;
    }
    int read = file.read(position, ByteBuffer.wrap(into, offset, wanted));
    if (read > 0) {
      position += read;
    }
    return read;
  }

  // GZIPInputStream takes 0 for the end and would drop a further member
  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - position);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
