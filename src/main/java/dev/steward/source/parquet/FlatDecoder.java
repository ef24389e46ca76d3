package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.jspecify.annotations.Nullable;

/**
 * Decodes leaves outside of lists, of the common types and encodings, many values at once. It
 * yields what {@link LeafDecoder} does: while the pages hold positions in a dictionary the vectors
 * do, too; where a chunk leaves its dictionary, the batch in which that happens and those after it
 * hold plain values.
 */
final class FlatDecoder implements ColumnDecoder {
  // RLE and BIT_PACKED are those of levels, and RLE that of booleans
  private static final Set<Encoding> ENCODINGS =
      EnumSet.of(
          Encoding.PLAIN,
          Encoding.PLAIN_DICTIONARY,
          Encoding.RLE_DICTIONARY,
          Encoding.RLE,
          Encoding.BIT_PACKED);
  private static final ColumnVector FALSE_TRUE = new ColumnVector.Longs(2, new long[] {0, 1}, null);
  private static final int ENTRIES_AT_ONCE = 16;

  private final Leaf leaf;
  private final Supplier<FlatValues> values;
  private final ChunkPages pages;
  private final @Nullable OffsetIndex index;
  private final long groupRows;
  private final boolean booleans;
  private final Presence presence;
  private final Runs positions = new Runs();
  private final FlatValues plain;
  private final int[] some = new int[ENTRIES_AT_ONCE];

  private @Nullable ColumnVector dictionary;
  private PlainPage page = new PlainPage(new byte[0], 0, 0);
  private boolean started;
  private boolean coded;
  private int pageLeft;
  private long row;

  private boolean byId;
  private int[] ids = new int[16];
  private int idCount;

  /** Whether it can decode a leaf's chunk. */
  static boolean reads(Leaf leaf, ColumnChunkMetaData chunk) {
    return leaf.type().flat() != null
        && !leaf.isRepeated()
        && ENCODINGS.containsAll(chunk.getEncodings());
  }

  /**
   * @param leaf one that is {@link #reads read}
   * @param index where the chunk's pages lie; null where the file does not say
   * @param groupRows rows of the row group
   */
  FlatDecoder(Leaf leaf, ChunkPages pages, @Nullable OffsetIndex index, long groupRows) {
    Supplier<FlatValues> flat = leaf.type().flat();
    if (flat == null) {
      throw new IllegalArgumentException("Not a leaf of a common type: " + leaf.name());
    }
    this.leaf = leaf;
    this.values = flat;
    this.pages = pages;
    this.index = index;
    this.groupRows = groupRows;
    this.booleans = leaf.type().type() == DataType.BOOLEAN;
    this.presence = new Presence(leaf.descriptor().getMaxDefinitionLevel());
    this.plain = flat.get();
  }

  @Override
  public void moveTo(long target) throws IOException {
    if (!started) {
      pages.start();
      dictionary = booleans ? FALSE_TRUE : readDictionary();
    }
    int at = index == null ? 0 : ChunkPages.pageOf(index, target);
    if (index != null && at > 0 && (!started || index.getFirstRowIndex(at) > row)) {
      row = index.getFirstRowIndex(at);
      pages.jump(index.getOffset(at), groupRows - row);
      pageLeft = 0;
    }
    started = true;
    skip(target - row);
    if (pageLeft == 0) {
      open();
    }
    if (count() == 0) {
      byId = coded && !booleans;
    }
  }

  @Override
  public @Nullable ColumnVector entries() {
    return dictionary;
  }

  private @Nullable ColumnVector readDictionary() throws IOException {
    int count = pages.dictionarySize();
    PlainPage bytes = pages.takeDictionary();
    if (bytes == null) {
      return null;
    }
    FlatValues entries = values.get();
    if (count > 0) {
      entries.add(bytes, count, Long.MAX_VALUE);
    }
    return entries.take();
  }

  private void skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      if (pageLeft == 0) {
        long passed = pages.skip(left);
        row += passed;
        left -= passed;
        if (left == 0) {
          return;
        }
        open();
      }
      int run = presence.run((int) Math.min(left, pageLeft));
      if (run > 0) {
        if (coded) {
          positions.skip(run);
        } else {
          plain.skip(page, run);
        }
      }
      pass(Math.abs(run));
      left -= Math.abs(run);
    }
  }

  private void pass(int rows) throws IOException {
    presence.pass(rows);
    pageLeft -= rows;
    row += rows;
  }

  private void open() throws IOException {
    RawPage next = pages.next();
    int at = presence.start(next);
    byte[] bytes = next.bytes();
    Encoding encoding = next.encoding();
    coded = booleans || encoding.usesDictionary();
    if (booleans) {
      openBooleans(encoding, bytes, at, next.size());
    } else if (coded) {
      openPositions(bytes, at, next.size());
    } else if (encoding == Encoding.PLAIN) {
      page = new PlainPage(bytes, at, next.size());
    } else {
      throw unexpected();
    }
    pageLeft = next.count();
    if (!booleans && count() == 0) {
      byId = coded;
    }
  }

  private void openBooleans(Encoding encoding, byte[] bytes, int at, int end) throws IOException {
    if (encoding == Encoding.PLAIN) {
      positions.startPacked(bytes, at, end, 1, false);
    } else if (encoding == Encoding.RLE) {
      int size = end - at < 4 ? 0 : LittleEndian.intAt(bytes, at);
      if (size < 0 || size > end - at - 4) {
        throw PlainPage.endsEarly();
      }
      positions.start(bytes, at + 4, at + 4 + size, 1);
    } else {
      throw unexpected();
    }
  }

  private void openPositions(byte[] bytes, int at, int end) throws IOException {
    if (dictionary == null) {
      throw new CorruptFileException("a page refers to a dictionary that is not there");
    }
    // a page of nulls may have no width
    boolean empty = at == end;
    positions.start(bytes, empty ? at : at + 1, end, empty ? 1 : bytes[at]);
  }

  private static CorruptFileException unexpected() {
    return new CorruptFileException("a page has an encoding that its column chunk does not name");
  }

  @Override
  public int decode(int count, long limit) throws IOException {
    int wanted = (int) Math.min(count, groupRows - row);
    int done = 0;
    while (done < wanted) {
      if (pageLeft == 0) {
        open();
      }
      int run = presence.run(Math.min(wanted - done, pageLeft));
      int taken = run < 0 ? nulls(-run) : values(run, limit);
      pass(taken);
      done += taken;
      if (bytes() > limit) {
        break;
      }
    }
    return done;
  }

  private int nulls(int count) {
    if (byId) {
      Arrays.fill(room(count), idCount, idCount + count, -1);
      idCount += count;
    } else {
      plain.addNulls(count);
    }
    return count;
  }

  private int values(int count, long limit) throws IOException {
    if (!coded) {
      if (byId) {
        plain.addEntries(entriesOfChunk(), ids, idCount);
        idCount = 0;
        byId = false;
      }
      return plain.add(page, count, limit);
    }
    ColumnVector entries = entriesOfChunk();
    if (byId) {
      positions.read(room(count), idCount, count);
      requireEntries(ids, idCount, count, entries.size());
      idCount += count;
      return count;
    }
    // a few at once: each may be long
    int few = Math.min(count, ENTRIES_AT_ONCE);
    positions.read(some, 0, few);
    requireEntries(some, 0, few, entries.size());
    plain.addEntries(entries, some, few);
    return few;
  }

  private int[] room(int more) {
    if (idCount + more > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(idCount + more, 2 * ids.length));
    }
    return ids;
  }

  private static void requireEntries(int[] ids, int from, int count, int size)
      throws CorruptFileException {
    int most = 0;
    int signs = 0;
    for (int i = from; i < from + count; i++) {
      most = Math.max(most, ids[i]);
      signs |= ids[i];
    }
    if (signs < 0 || most >= size) {
      throw ChunkPages.noSuchEntry();
    }
  }

  private ColumnVector entriesOfChunk() {
    if (dictionary == null) {
      throw new IllegalStateException("Not moved to a row yet");
    }
    return dictionary;
  }

  private int count() {
    return byId ? idCount : plain.count();
  }

  @Override
  public long bytes() {
    return byId ? 4L * idCount : plain.bytes();
  }

  @Override
  public ColumnVector take() {
    if (!byId) {
      ColumnVector taken = plain.take();
      byId = coded && !booleans;
      return taken;
    }
    ColumnVector taken = new ColumnVector.Dictionary(idCount, entriesOfChunk(), ids);
    ids = new int[Math.max(16, idCount)];
    idCount = 0;
    byId = coded;
    return taken;
  }

  @Override
  public String toString() {
    return "FlatDecoder[" + leaf.name() + "]";
  }
}
