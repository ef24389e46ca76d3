package dev.steward.shuffle;

import dev.steward.files.FileStore;
import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;

/**
 * A part that {@link PartWriter} wrote. Its index is in memory; safe for use by several threads.
 */
public final class Part {
  private static final int TRAILER = 2 * Long.BYTES;

  /** Opens what was written. */
  interface Content {
    SeekableFile open() throws IOException;
  }

  private final Content content;
  private final String path;
  private final Seal seal;
  private final List<Segment> segments;

  private Part(Content content, String path, Seal seal, List<Segment> segments) {
    this.content = content;
    this.path = path;
    this.seal = seal;
    this.segments = List.copyOf(segments);
  }

  /** Reads a part's index. */
  public static Part open(FileStore files, String path, Seal seal) throws IOException {
    return open(() -> files.open(path), path, seal);
  }

  static Part open(Content content, String path, Seal seal) throws IOException {
    try (SeekableFile file = content.open()) {
      ByteBuffer trailer = read(file, path, file.length() - TRAILER, TRAILER);
      long at = trailer.getLong();
      if (trailer.getLong() != PartWriter.MAGIC) {
        throw new FileSystemException(path, null, "is not a part of a run");
      }
      int length = Math.toIntExact(file.length() - TRAILER - at);
      ByteBuffer index = ByteBuffer.wrap(seal.decrypt(read(file, path, at, length).array()));
      List<Segment> segments = new ArrayList<>();
      while (index.hasRemaining()) {
        segments.add(
            new Segment(
                index.getInt(),
                index.getInt(),
                index.getInt(),
                index.getInt(),
                index.getLong(),
                index.getInt()));
      }
      return new Part(content, path, seal, segments);
    }
  }

  private static ByteBuffer read(SeekableFile file, String path, long position, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (position < 0 || file.read(position + bytes.position(), bytes) < 0) {
        throw new FileSystemException(path, null, "is cut short");
      }
    }
    return bytes.flip();
  }

  /** Adds to a weight a range the bytes that this part has in it, all streams together. */
  public void weigh(long[] bytesByRange) {
    for (Segment segment : segments) {
      bytesByRange[segment.range()] += segment.bytes();
    }
  }

  /** How many bytes of records all streams have in ranges. */
  long bytes(int from, int to) {
    long bytes = 0;
    for (Segment segment : segments) {
      if (segment.range() >= from && segment.range() < to) {
        bytes += segment.bytes();
      }
    }
    return bytes;
  }

  /** How many bytes of records a stream has in ranges. */
  long bytes(int stream, int from, int to) {
    long bytes = 0;
    for (Segment segment : segments) {
      if (isWithin(segment, stream, from, to)) {
        bytes += segment.bytes();
      }
    }
    return bytes;
  }

  /** Hands over the records of a stream in ranges, segment by segment, in the order written. */
  void read(int stream, int from, int to, Records into) throws IOException {
    try (SeekableFile file = content.open()) {
      for (Segment segment : segments) {
        if (isWithin(segment, stream, from, to)) {
          byte[] sealed = read(file, path, segment.offset(), segment.length()).array();
          into.add(seal.decrypt(sealed));
        }
      }
    }
  }

  /**
   * Draws keys of all streams in ranges, each for about so many bytes of records.
   *
   * @param bytesAKey 1 or more
   */
  void draw(int from, int to, long bytesAKey, KeySample into) throws IOException {
    try (SeekableFile file = content.open()) {
      for (Segment segment : segments) {
        if (segment.range() >= from && segment.range() < to) {
          byte[] sealed = read(file, path, segment.offset(), segment.length()).array();
          Records.draw(seal.decrypt(sealed), bytesAKey, into);
        }
      }
    }
  }

  private static boolean isWithin(Segment segment, int stream, int from, int to) {
    return segment.stream() == stream && segment.range() >= from && segment.range() < to;
  }

  @Override
  public String toString() {
    return "Part[" + path + "]";
  }
}
