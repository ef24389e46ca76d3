package dev.steward.shuffle;

import dev.steward.files.FileStore;
import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A part that {@link PartWriter} wrote. Its index is in memory; safe for use by several threads.
 */
public final class Part {
  private static final int TRAILER = 2 * Long.BYTES;
  private static final int MOST_PASSED_OVER = 16 << 10;
  private static final int MOST_AT_ONCE = 4 << 20;

  /** Opens what was written. */
  interface Content {
    SeekableFile open() throws IOException;
  }

  private final Content content;
  private final String path;
  private final Seal seal;

  /** By range; those of a range in the order written. */
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
      segments.sort(Comparator.comparingInt(Segment::range));
      return new Part(content, path, seal, segments);
    }
  }

  private static ByteBuffer read(SeekableFile file, String path, long position, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    read(file, path, position, bytes);
    return bytes.flip();
  }

  private static void read(SeekableFile file, String path, long position, ByteBuffer into)
      throws IOException {
    while (into.hasRemaining()) {
      if (position < 0 || file.read(position + into.position(), into) < 0) {
        throw new FileSystemException(path, null, "is cut short");
      }
    }
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
    for (Segment segment : segments(from, to)) {
      bytes += segment.bytes();
    }
    return bytes;
  }

  /** How much there is. */
  record Extent(long records, long bytes) {
    Extent plus(Extent other) {
      return new Extent(records + other.records, bytes + other.bytes);
    }
  }

  /** Adds what the streams have in ranges. */
  void measure(int from, int to, IntPredicate streams, Map<Integer, Extent> extents) {
    for (Segment segment : segments(from, to)) {
      if (streams.test(segment.stream())) {
        Extent extent = new Extent(segment.records(), segment.bytes());
        extents.merge(segment.stream(), extent, Extent::plus);
      }
    }
  }

  /** Hands over the records of streams in ranges; those of a range in the order written. */
  void read(int from, int to, Map<Integer, LooseRecords> into, SpareBytes spare)
      throws IOException {
    List<Segment> within =
        segments(from, to).stream().filter(it -> into.containsKey(it.stream())).toList();
    if (within.isEmpty()) {
      return;
    }
    try (SeekableFile file = content.open()) {
      for (int first = 0; first < within.size(); ) {
        int last = lastTogether(within, first);
        long start = within.get(first).offset();
        int length = Math.toIntExact(within.get(last).end() - start);
        byte[] sealed = spare.take(length);
        read(file, path, start, ByteBuffer.wrap(sealed, 0, length));
        for (Segment segment : within.subList(first, last + 1)) {
          LooseRecords records = into.get(segment.stream());
          if (records != null) {
            int offset = (int) (segment.offset() - start);
            records.add(seal, sealed, offset, offset + segment.length(), segment.bytes());
          }
        }
        spare.giveBack(sealed);
        first = last + 1;
      }
    }
  }

  /** The last segment that is read with the first, so that near ones are read at once. */
  private static int lastTogether(List<Segment> segments, int first) {
    long start = segments.get(first).offset();
    int last = first;
    while (last + 1 < segments.size()
        && segments.get(last + 1).offset() >= segments.get(last).end()
        && segments.get(last + 1).offset() - segments.get(last).end() <= MOST_PASSED_OVER
        && segments.get(last + 1).end() - start <= MOST_AT_ONCE) {
      last++;
    }
    return last;
  }

  /**
   * Draws keys of all streams in ranges, each for about so many bytes of records.
   *
   * @param bytesAKey 1 or more
   */
  void draw(int from, int to, long bytesAKey, KeySample into) throws IOException {
    try (SeekableFile file = content.open()) {
      for (Segment segment : segments(from, to)) {
        byte[] sealed = read(file, path, segment.offset(), segment.length()).array();
        LooseRecords.draw(seal.decrypt(sealed), bytesAKey, into);
      }
    }
  }

  private List<Segment> segments(int from, int to) {
    return segments.subList(firstOf(from), firstOf(to));
  }

  /** The first segment of a range, or of the next that has any. */
  private int firstOf(int range) {
    int low = 0;
    int high = segments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (segments.get(middle).range() < range) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public String toString() {
    return "Part[" + path + "]";
  }
}
