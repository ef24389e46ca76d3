package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/**
 * Decodes any leaf, nested or not, of any encoding, value by value. While the pages hold positions
 * in a dictionary the vectors do, too; where a chunk leaves its dictionary, the batch in which that
 * happens and those after it hold plain values.
 */
final class LeafDecoder implements ColumnDecoder {
  private static final long UNKNOWN = -1;
  private static final int BETWEEN_CHECKS = 0xf;

  private final Leaf leaf;
  private final ChunkPages pages;
  private final @Nullable OffsetIndex index;
  private final @Nullable ParsedVersion writer;
  private final long groupRows;
  private final int maxDefinition;
  private final boolean repeated;
  private final VectorBuilder plain;

  private @Nullable Dictionary dictionary;
  private @Nullable ColumnVector dictionaryValues;
  private @Nullable ColumnReader reader;
  private @Nullable CurrentValue current;
  private long row;

  private boolean byId;
  private int[] ids = new int[16];
  private int idCount;
  private int[] starts = new int[16];
  private int rows;

  /**
   * @param index where the chunk's pages lie; null where the file does not say
   * @param writer who wrote the file, for the decoders that work around old faults
   * @param groupRows rows of the row group
   */
  LeafDecoder(
      Leaf leaf,
      ChunkPages pages,
      @Nullable OffsetIndex index,
      @Nullable ParsedVersion writer,
      long groupRows) {
    this.leaf = leaf;
    this.pages = pages;
    this.index = index;
    this.writer = writer;
    this.groupRows = groupRows;
    this.maxDefinition = leaf.descriptor().getMaxDefinitionLevel();
    this.repeated = leaf.isRepeated();
    this.plain = leaf.type().builder().get();
  }

  @Override
  public void moveTo(long target) throws IOException {
    if (reader == null) {
      pages.start();
    }
    int page = index == null ? 0 : ChunkPages.pageOf(index, target);
    if (index != null && page > 0 && (reader == null || index.getFirstRowIndex(page) > row)) {
      long first = index.getFirstRowIndex(page);
      pages.jump(index.getOffset(page), repeated ? UNKNOWN : groupRows - first);
      open();
      row = first;
    } else if (reader == null) {
      open();
    }
    skip(target - row);
    if (values() == 0) {
      byId = pages.isDictionaryEncoded();
    }
  }

  @Override
  public @Nullable ColumnVector entries() {
    if (dictionaryValues == null && dictionary != null) {
      dictionaryValues = entries(dictionary);
    }
    return dictionaryValues;
  }

  private void open() {
    reader = new ColumnReaderImpl(leaf.descriptor(), pages, new DictionaryCatcher(), writer);
    current = new CurrentValue(reader);
  }

  private void skip(long count) {
    ColumnReader from = opened();
    for (long i = 0; i < count; i++) {
      do {
        if (from.getCurrentDefinitionLevel() == maxDefinition) {
          from.skip();
        }
        from.consume();
      } while (repeated && from.getCurrentRepetitionLevel() > 0);
      row++;
    }
  }

  @Override
  public int decode(int count, long limit) {
    int wanted = (int) Math.min(count, groupRows - row);
    return repeated ? decodeRepeated(wanted, limit) : decodeFlat(wanted, limit);
  }

  private int decodeFlat(int count, long limit) {
    ColumnReader from = opened();
    int done = 0;
    while (done < count) {
      value(from, from.getCurrentDefinitionLevel());
      from.consume();
      done++;
      if ((done & BETWEEN_CHECKS) == 0 && bytes() > limit) {
        break;
      }
    }
    rows += done;
    row += done;
    return done;
  }

  private int decodeRepeated(int count, long limit) {
    ColumnReader from = opened();
    int done = 0;
    while (done < count) {
      if (rows == starts.length) {
        starts = Arrays.copyOf(starts, 2 * rows);
      }
      starts[rows++] = values();
      do {
        int definition = from.getCurrentDefinitionLevel();
        if (definition >= leaf.elementLevel()) {
          value(from, definition);
        }
        from.consume();
      } while (from.getCurrentRepetitionLevel() > 0);
      done++;
      if (bytes() > limit) {
        break;
      }
    }
    row += done;
    return done;
  }

  private void value(ColumnReader from, int definition) {
    if (byId && definition == maxDefinition && !pages.isDictionaryEncoded()) {
      leaveDictionary();
    }
    if (byId) {
      if (idCount == ids.length) {
        ids = Arrays.copyOf(ids, 2 * idCount);
      }
      ids[idCount++] = definition == maxDefinition ? id(from) : -1;
    } else if (definition == maxDefinition) {
      plain.add(opened(current));
    } else {
      plain.addNull();
    }
  }

  private int id(ColumnReader from) {
    int id = from.getCurrentValueDictionaryID();
    if (id < 0 || id > opened(dictionary).getMaxId()) {
      throw new UncheckedIOException(ChunkPages.noSuchEntry());
    }
    return id;
  }

  private void leaveDictionary() {
    Dictionary entries = opened(dictionary);
    for (int i = 0; i < idCount; i++) {
      if (ids[i] < 0) {
        plain.addNull();
      } else {
        plain.add(new DictionaryEntry(entries, ids[i]));
      }
    }
    idCount = 0;
    byId = false;
  }

  private int values() {
    return byId ? idCount : plain.count();
  }

  @Override
  public long bytes() {
    return (byId ? 4L * idCount : plain.bytes()) + (repeated ? 4L * rows : 0);
  }

  @Override
  public ColumnVector take() {
    int count = values();
    ColumnVector vector = byId ? positions() : plain.take();
    if (repeated) {
      int[] ends = Arrays.copyOf(starts, rows + 1);
      ends[rows] = count;
      vector = new ColumnVector.Repeated(rows, vector, ends);
    }
    rows = 0;
    byId = pages.isDictionaryEncoded();
    return vector;
  }

  private ColumnVector positions() {
    ColumnVector vector = new ColumnVector.Dictionary(idCount, opened(entries()), ids);
    ids = new int[Math.max(16, idCount)];
    idCount = 0;
    return vector;
  }

  private ColumnVector entries(Dictionary from) {
    VectorBuilder entries = leaf.type().builder().get();
    for (int id = 0; id <= from.getMaxId(); id++) {
      entries.add(new DictionaryEntry(from, id));
    }
    return entries.take();
  }

  private ColumnReader opened() {
    return opened(reader);
  }

  private static <T> T opened(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("Not moved to a row yet");
    }
    return part;
  }

  /** Tells the reader that positions are welcome, and gets the dictionary from it. */
  private final class DictionaryCatcher extends PrimitiveConverter {
    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary decoded) {
      // the first one stays: vectors of a row group share its values
      if (dictionary == null) {
        dictionary = decoded;
      }
    }
  }
}
