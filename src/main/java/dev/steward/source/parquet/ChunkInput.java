package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The bytes of one column chunk, read ahead piece by piece. */
final class ChunkInput extends InputStream {
  private final SeekableFile file;
  private final long end;
  private final byte[] ahead;
  private long position;
  private int next;
  private int filled;

  /**
   * @param start where in the file to begin
   * @param end where nothing more may be read
   * @param readAhead bytes to ask for at once
   */
  ChunkInput(SeekableFile file, long start, long end, int readAhead) {
    this.file = file;
    this.end = end;
    this.position = start;
    this.ahead = new byte[(int) Math.max(1, Math.min(readAhead, end - start))];
  }

  /** Goes on at another place of the file. */
  void moveTo(long place) {
    long buffered = position - filled;
    if (place >= buffered && place < position) {
      next = (int) (place - buffered);
    } else {
      position = place;
      next = 0;
      filled = 0;
    }
  }

  long position() {
    return position - (filled - next);
  }

  long remaining() {
    return end - position + (filled - next);
  }

  @Override
  public int read() throws IOException {
    return next < filled || fill() ? ahead[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (next == filled && !fill()) {
      return -1;
    }
    int taken = Math.min(count, filled - next);
    System.arraycopy(ahead, next, into, offset, taken);
    next += taken;
    return taken;
  }

  /** Reads all of {@code count} bytes. */
  void readFully(byte[] into, int count) throws IOException {
    int have = Math.min(count, filled - next);
    System.arraycopy(ahead, next, into, 0, have);
    next += have;
    int missing = count - have;
    if (missing == 0) {
      return;
    }
    if (missing < ahead.length) {
      while (have < count) {
        int read = read(into, have, count - have);
        if (read < 0) {
          throw cutOff();
        }
        have += read;
      }
      return;
    }
    // what fills the buffer anyway goes straight to its place
    if (missing > end - position) {
      throw cutOff();
    }
    if (file.read(position, ByteBuffer.wrap(into, have, missing)) != missing) {
      throw cutOff();
    }
    position += missing;
    next = 0;
    filled = 0;
  }

  private boolean fill() throws IOException {
    int wanted = (int) Math.min(ahead.length, end - position);
    if (wanted <= 0) {
      return false;
    }
    int read = file.read(position, ByteBuffer.wrap(ahead, 0, wanted));
    if (read <= 0) {
      return false;
    }
    position += read;
    next = 0;
    filled = read;
    return true;
  }

  private static CorruptFileException cutOff() {
    return new CorruptFileException("a column chunk is cut off");
  }
}
