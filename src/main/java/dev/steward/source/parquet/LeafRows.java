package dev.steward.source.parquet;

import java.io.IOException;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/** One leaf's entries, of any encoding, from the first of a row on. Used by one thread. */
final class LeafRows {
  private static final long UNKNOWN = -1;

  private final Leaf leaf;
  private final ChunkPages pages;
  private final @Nullable OffsetIndex index;
  private final @Nullable ParsedVersion writer;
  private final long groupRows;
  private final int maxDefinition;
  private @Nullable Dictionary dictionary;
  private @Nullable ColumnReader reader;
  private long row;

  /**
   * @param index where the chunk's pages lie; null where the file does not say
   * @param writer who wrote the file, for the decoders that work around old faults
   * @param groupRows rows of the row group
   */
  LeafRows(
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
  }

  Leaf leaf() {
    return leaf;
  }

  /** Goes forward to the first entry of a row. */
  void moveTo(long target) throws IOException {
    if (reader == null) {
      pages.start();
    }
    int page = index == null ? 0 : ChunkPages.pageOf(index, target);
    if (index != null && page > 0 && (reader == null || index.getFirstRowIndex(page) > row)) {
      long first = index.getFirstRowIndex(page);
      pages.jump(index.getOffset(page), leaf.isRepeated() ? UNKNOWN : groupRows - first);
      open();
      row = first;
    } else if (reader == null) {
      open();
    }
    skip(target - row);
  }

  private void open() {
    reader = new ColumnReaderImpl(leaf.descriptor(), pages, new DictionaryCatcher(), writer);
  }

  private void skip(long count) {
    ColumnReader from = reader();
    for (long i = 0; i < count; i++) {
      do {
        if (from.getCurrentDefinitionLevel() == maxDefinition) {
          from.skip();
        }
        from.consume();
      } while (leaf.isRepeated() && from.getCurrentRepetitionLevel() > 0);
      row++;
    }
  }

  /** Rows that are left in the row group. */
  long left() {
    return groupRows - row;
  }

  /** Is told that all entries of so many rows were consumed. */
  void passed(int rows) {
    row += rows;
  }

  /** Stands on the next entry. */
  ColumnReader reader() {
    if (reader == null) {
      throw new IllegalStateException("Not moved to a row yet");
    }
    return reader;
  }

  /** The chunk's dictionary; null where it has none. */
  @Nullable Dictionary dictionary() {
    return dictionary;
  }

  /** Whether the entry that is next lies in a page of positions in the dictionary. */
  boolean isDictionaryEncoded() {
    return pages.isDictionaryEncoded();
  }

  @Override
  public String toString() {
    return "LeafRows[" + leaf.name() + "]";
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
