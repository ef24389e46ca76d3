package dev.steward.source.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/**
 * Pages of positions in a dictionary, which get another one: of the entries that are still used, in
 * the order in which they are met. For one thread.
 */
final class CodedPages {
  private static final int SLAB = 1 << 12;
  private static final int LARGEST_SLAB = 1 << 20;
  private static final int UNUSED = -1;

  private final int width;
  private final ValueSummary summary;
  private final Runs runs = new Runs();
  private byte[] dictionary = new byte[0];
  private int[] starts = {0};
  private int[] places = new int[0];
  private int[] lastPage = new int[0];
  private int[] used = new int[0];
  private int[] ids = new int[0];
  private int size;
  private int page;

  /**
   * @param width of an entry in bytes; 0 where they have lengths in front
   */
  CodedPages(int width, ValueSummary summary) {
    this.width = width;
    this.summary = summary;
  }

  /** Begins with the dictionary as it is. */
  void dictionary(PlainPage page, int count) throws CorruptFileException {
    if (count < 0 || count > page.end - page.at) {
      throw PlainPage.endsEarly();
    }
    dictionary = page.bytes;
    starts = new int[count + 1];
    int at = page.at;
    for (int entry = 0; entry < count; entry++) {
      starts[entry] = at;
      int length = width;
      if (width == 0) {
        at += Integer.BYTES;
        length = at > page.end ? -1 : LittleEndian.intAt(dictionary, at - Integer.BYTES);
      }
      if (length < 0 || length > page.end - at) {
        throw PlainPage.endsEarly();
      }
      at += length;
    }
    starts[count] = at;
    places = new int[count];
    Arrays.fill(places, UNUSED);
    lastPage = new int[count];
    used = new int[count];
  }

  /** What stays of a page. */
  BytesInput keep(byte[] bytes, int at, int end, KeptLevels levels) throws IOException {
    int count = levels.present();
    // a page of nulls may have no width
    boolean empty = at >= end;
    if (empty && count > 0) {
      throw PlainPage.endsEarly();
    }
    runs.start(bytes, empty ? at : at + 1, end, empty ? 1 : bytes[at]);
    if (ids.length < count) {
      ids = new int[count];
    }
    runs.read(ids, 0, count);
    page++;
    int kept = 0;
    int next = 0;
    long sizes = 0;
    int gone = levels.gone(0);
    for (int i = 0; i < count; i++) {
      int id = ids[i];
      if (id < 0 || id >= places.length) {
        throw ChunkPages.noSuchEntry();
      }
      if (i == gone) {
        gone = levels.gone(++next);
      } else {
        ids[kept++] = place(id);
        sizes += starts[id + 1] - starts[id] - Integer.BYTES;
      }
    }
    if (width == 0) {
      summary.size(sizes);
    }
    return encoded(kept);
  }

  private int place(int id) {
    if (lastPage[id] != page) {
      lastPage[id] = page;
      boolean isNew = places[id] == UNUSED;
      if (isNew) {
        places[id] = size;
        used[size++] = id;
      }
      int from = starts[id] + (width == 0 ? Integer.BYTES : 0);
      summary.entry(dictionary, from, starts[id + 1] - from, isNew);
    }
    return places[id];
  }

  private BytesInput encoded(int count) throws IOException {
    int bits = size <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
    try (RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(
            bits, SLAB, LARGEST_SLAB, HeapByteBufferAllocator.getInstance())) {
      for (int i = 0; i < count; i++) {
        encoder.writeInt(ids[i]);
      }
      byte[] packed = encoder.toBytes().toByteArray();
      return BytesInput.concat(BytesInput.from(new byte[] {(byte) bits}), BytesInput.from(packed));
    }
  }

  /** Number of entries that are used. */
  int size() {
    return size;
  }

  /** The entries that are used. */
  BytesInput entries() {
    ByteSink sink = new ByteSink();
    for (int i = 0; i < size; i++) {
      int id = used[i];
      sink.write(dictionary, starts[id], starts[id + 1] - starts[id]);
    }
    int length = sink.length();
    return BytesInput.from(sink.take(), 0, length);
  }

  @Override
  public String toString() {
    return "CodedPages[" + size + " of " + places.length + " entries]";
  }
}
