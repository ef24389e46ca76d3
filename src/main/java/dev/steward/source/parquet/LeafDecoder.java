package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.jspecify.annotations.Nullable;

/**
 * Decodes any leaf, nested or not, of any encoding, value by value. While the pages hold positions
 * in a dictionary the vectors do, too; where a chunk leaves its dictionary, the batch in which that
 * happens and those after it hold plain values.
 */
final class LeafDecoder implements ColumnDecoder {
  private static final int BETWEEN_CHECKS = 0xf;

  private final Leaf leaf;
  private final LeafRows entries;
  private final int maxDefinition;
  private final boolean repeated;
  private final VectorBuilder plain;

  private @Nullable ColumnVector dictionaryValues;
  private @Nullable CurrentValue current;

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
    this.entries = new LeafRows(leaf, pages, index, writer, groupRows);
    this.maxDefinition = leaf.descriptor().getMaxDefinitionLevel();
    this.repeated = leaf.isRepeated();
    this.plain = leaf.type().builder().get();
  }

  @Override
  public void moveTo(long target) throws IOException {
    entries.moveTo(target);
    current = new CurrentValue(entries.reader());
    if (values() == 0) {
      byId = entries.isDictionaryEncoded();
    }
  }

  @Override
  public @Nullable ColumnVector entries() {
    Dictionary dictionary = entries.dictionary();
    if (dictionaryValues == null && dictionary != null) {
      dictionaryValues = entries(dictionary);
    }
    return dictionaryValues;
  }

  @Override
  public int decode(int count, long limit) {
    int wanted = (int) Math.min(count, entries.left());
    return repeated ? decodeRepeated(wanted, limit) : decodeFlat(wanted, limit);
  }

  private int decodeFlat(int count, long limit) {
    ColumnReader from = entries.reader();
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
    entries.passed(done);
    return done;
  }

  private int decodeRepeated(int count, long limit) {
    ColumnReader from = entries.reader();
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
    entries.passed(done);
    return done;
  }

  private void value(ColumnReader from, int definition) {
    if (byId && definition == maxDefinition && !entries.isDictionaryEncoded()) {
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
    if (id < 0 || id > opened(entries.dictionary()).getMaxId()) {
      throw new UncheckedIOException(ChunkPages.noSuchEntry());
    }
    return id;
  }

  private void leaveDictionary() {
    Dictionary from = opened(entries.dictionary());
    for (int i = 0; i < idCount; i++) {
      if (ids[i] < 0) {
        plain.addNull();
      } else {
        plain.add(new DictionaryEntry(from, ids[i]));
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
    byId = entries.isDictionaryEncoded();
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

  private static <T> T opened(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("Not moved to a row yet");
    }
    return part;
  }
}
