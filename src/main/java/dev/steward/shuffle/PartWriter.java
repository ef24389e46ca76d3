package dev.steward.shuffle;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a part: records by stream and by range of their keys, in the order they come. Holds a
 * bounded number of bytes, and writes sealed segments whenever there are more. For one thread.
 */
public final class PartWriter implements Closeable {
  static final long MAGIC = 0x5354_5750_4152_5431L;

  private static final int HELD_BYTES = 24 << 20;

  private final OutputStream out;
  private final Seal seal;
  private final KeyRanges ranges;
  private final int most;
  private final List<@Nullable RecordBuffer[]> streams = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private final SpareBytes spare = SpareBytes.ofThread();
  private byte[] sealed = {};
  private long written;
  private int held;
  private long records;

  /**
   * @param out closed by {@link #close}
   */
  public PartWriter(OutputStream out, Seal seal, KeyRanges ranges) {
    this(out, seal, ranges, HELD_BYTES);
  }

  PartWriter(OutputStream out, Seal seal, KeyRanges ranges, int most) {
    this.out = out;
    this.seal = seal;
    this.ranges = ranges;
    this.most = most;
  }

  /** The ranges by which it cuts. */
  public KeyRanges ranges() {
    return ranges;
  }

  /**
   * Adds a record.
   *
   * @param stream from 0
   * @param from where its key begins in the data
   */
  public void add(int stream, byte[] data, int from, int to, Payload payload) throws IOException {
    held += buffer(stream, ranges.of(data, from, to)).add(data, from, to, payload);
    records++;
    if (held > most) {
      flush();
    }
  }

  /** Records added so far. */
  public long records() {
    return records;
  }

  private RecordBuffer buffer(int stream, int range) {
    while (streams.size() <= stream) {
      streams.add(new RecordBuffer[0]);
    }
    @Nullable RecordBuffer[] buffers = streams.get(stream);
    if (buffers.length == 0) {
      buffers = new @Nullable RecordBuffer[ranges.count()];
      streams.set(stream, buffers);
    }
    RecordBuffer buffer = buffers[range];
    if (buffer == null) {
      buffer = new RecordBuffer(spare);
      buffers[range] = buffer;
    }
    return buffer;
  }

  private void flush() throws IOException {
    // what is read together lies together
    for (int range = 0; range < ranges.count(); range++) {
      for (int stream = 0; stream < streams.size(); stream++) {
        @Nullable RecordBuffer[] buffers = streams.get(stream);
        RecordBuffer buffer = buffers.length == 0 ? null : buffers[range];
        if (buffer != null && buffer.records() > 0) {
          flush(stream, range, buffer);
        }
      }
    }
    held = 0;
  }

  private void flush(int stream, int range, RecordBuffer buffer) throws IOException {
    int length = seal.sealedBytes(buffer.length());
    if (length > sealed.length) {
      spare.giveBack(sealed);
      sealed = spare.take(length);
    }
    buffer.seal(seal, sealed);
    segments.add(new Segment(stream, range, buffer.records(), buffer.length(), written, length));
    write(sealed, length);
    buffer.clear();
  }

  /** Completes the part; durable once this is closed. */
  public void finish() throws IOException {
    flush();
    ByteBuffer index = ByteBuffer.allocate(segments.size() * Segment.STORED_BYTES);
    for (Segment segment : segments) {
      index.putInt(segment.stream()).putInt(segment.range()).putInt(segment.records());
      index.putInt(segment.bytes()).putLong(segment.offset()).putInt(segment.length());
    }
    long at = written;
    byte[] closing = seal.encrypt(index.array());
    write(closing, closing.length);
    byte[] trailer = ByteBuffer.allocate(2 * Long.BYTES).putLong(at).putLong(MAGIC).array();
    write(trailer, trailer.length);
  }

  private void write(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
    written += length;
  }

  @Override
  public void close() throws IOException {
    for (@Nullable RecordBuffer[] buffers : streams) {
      for (RecordBuffer buffer : buffers) {
        if (buffer != null) {
          buffer.release();
        }
      }
    }
    streams.clear();
    spare.giveBack(sealed);
    out.close();
  }
}
