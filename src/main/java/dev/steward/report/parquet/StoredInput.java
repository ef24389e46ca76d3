package dev.steward.report.parquet;

import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** An open file as Parquet wants to read it. */
record StoredInput(SeekableFile file) implements InputFile {
  @Override
  public long getLength() {
    return file.length();
  }

  @Override
  public SeekableInputStream newStream() {
    Bytes bytes = new Bytes(file);
    return new DelegatingSeekableInputStream(bytes) {
      @Override
      public long getPos() {
        return bytes.position;
      }

      @Override
      public void seek(long position) {
        bytes.position = position;
      }
    };
  }

  private static final class Bytes extends InputStream {
    private final SeekableFile file;
    private long position;

    Bytes(SeekableFile file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = file.read(position, ByteBuffer.wrap(into, offset, length));
      position += Math.max(read, 0);
      return read;
    }
  }
}
