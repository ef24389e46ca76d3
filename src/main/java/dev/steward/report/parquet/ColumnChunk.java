package dev.steward.report.parquet;

import dev.steward.report.vector.ReportVector;
import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.jspecify.annotations.Nullable;

/**
 * One column's chunk in the making. Its pages are compressed as they fill; where they end depends
 * on the values alone, not on how the rows were cut into batches. Used by one thread.
 */
abstract sealed class ColumnChunk permits TextChunk, LongChunk, DoubleChunk, BooleanChunk {
  private static final int PAGE_ROWS = 1 << 16;
  private static final int PAGE_BYTES = 1 << 20;

  final Presence presence = new Presence();
  final PageBytes values = new PageBytes();
  private final PageBytes page = new PageBytes();
  private final ColumnDescriptor column;
  private final Class<?> valueType;
  private final ChunkPages pages;
  private long rows;

  ColumnChunk(ColumnDescriptor column, Class<?> valueType, PageCompressor compressor) {
    this.column = column;
    this.valueType = valueType;
    this.pages = new ChunkPages(compressor);
  }

  /** Whether the column holds what is in the vector. */
  final boolean holds(ReportVector vector) {
    if (vector instanceof ReportVector.Constant constant) {
      return valueType.isInstance(constant.value());
    }
    return vector instanceof ReportVector.Nulls || takes(vector);
  }

  /** Adds rows of a vector of which the column {@link #holds} the values. */
  final void add(ReportVector vector, int from, int to) {
    if (vector instanceof ReportVector.Nulls) {
      presence.absent(to - from);
    } else if (vector instanceof ReportVector.Constant constant) {
      repeat(constant.value(), to - from);
    } else {
      addValues(vector, from, to);
    }
  }

  /** As {@link #holds}, for any other vector. */
  abstract boolean takes(ReportVector vector);

  /** As {@link #add}, for any other vector. */
  abstract void addValues(ReportVector vector, int from, int to);

  /** Adds rows with the same value. */
  abstract void repeat(Object value, int rows);

  /** The page's least and greatest value, and the next page begins. */
  abstract void finishBounds(Statistics<?> bounds);

  /** Writes the page's values behind its levels. */
  abstract Encoding finishValues(PageBytes page);

  /** The dictionary of the chunk, if it has one; the next chunk begins without. */
  @Nullable DictionaryPage finishDictionary() throws IOException {
    return null;
  }

  /** Ends the page where it is long enough. Called after the same rows whatever the batches. */
  final void endLongPage() {
    if (presence.rows() >= PAGE_ROWS || values.length >= PAGE_BYTES) {
      endPage();
    }
  }

  final void endPage() {
    int count = presence.rows();
    if (count == 0) {
      return;
    }
    Statistics<?> bounds = Statistics.createStats(column.getPrimitiveType());
    bounds.setNumNulls(presence.nulls());
    finishBounds(bounds);
    page.length = 0;
    presence.finish(page);
    Encoding encoding = finishValues(page);
    pages.add(count, page, bounds, encoding);
    values.length = 0;
    rows += count;
  }

  /** Bytes held. */
  final long bytes() {
    return pages.bytes() + values.length;
  }

  /** Writes the chunk, and begins the next. */
  final void writeTo(ParquetFileWriter file) throws IOException {
    endPage();
    file.startColumn(column, rows, PageCompressor.CODEC);
    DictionaryPage dictionary = finishDictionary();
    if (dictionary != null) {
      file.writeDictionaryPage(dictionary);
    }
    pages.writeTo(file);
    file.endColumn();
    rows = 0;
  }
}
