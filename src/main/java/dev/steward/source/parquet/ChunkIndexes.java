package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import dev.steward.source.parquet.ParquetSplit.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;
import org.jspecify.annotations.Nullable;

/** What stands beside the chunks of a row group: bloom filters, and where which pages lie. */
record ChunkIndexes(SeekableFile file, Footer footer, int group) {
  private static final int READ_AHEAD = 1 << 16;

  /** Whether the leaf's bloom filter, where there is one, admits any of the values. */
  boolean bloomMayHold(Leaf leaf, Sought sought) throws IOException {
    ColumnChunkMetaData chunk = footer.chunk(group, leaf);
    if (chunk == null || chunk.getBloomFilterOffset() < 0) {
      return true;
    }
    long start = chunk.getBloomFilterOffset();
    return sought.in(Thrift.bloomFilter(new ChunkInput(file, start, file.length(), READ_AHEAD)));
  }

  /** The rows of the leaf's pages that may hold any of the values. */
  List<Range> pagesOf(Leaf leaf, Sought sought, long rows) throws IOException {
    List<Range> all = List.of(new Range(0, rows));
    ColumnChunkMetaData chunk = footer.chunk(group, leaf);
    if (chunk == null || chunk.getColumnIndexReference() == null) {
      return all;
    }
    OffsetIndex offsets = offsetIndex(file, chunk);
    ColumnIndex values =
        Thrift.columnIndex(bytes(file, chunk.getColumnIndexReference(), "a column index"));
    if (offsets == null || offsets.getPageCount() != values.getMin_valuesSize()) {
      return all;
    }
    List<Range> some = new ArrayList<>();
    for (int page = 0; page < offsets.getPageCount(); page++) {
      long to = page + 1 < offsets.getPageCount() ? offsets.getFirstRowIndex(page + 1) : rows;
      if (mayHold(values, page, sought) && offsets.getFirstRowIndex(page) < to) {
        some.add(new Range(offsets.getFirstRowIndex(page), to));
      }
    }
    return RowRanges.either(some, List.of());
  }

  private static boolean mayHold(ColumnIndex values, int page, Sought sought) {
    ByteBuffer min = values.getMin_values().get(page);
    ByteBuffer max = values.getMax_values().get(page);
    return !values.getNull_pages().get(page) && sought.within(min, max);
  }

  /** Where the pages of a chunk lie; null where the file does not say. */
  static @Nullable OffsetIndex offsetIndex(SeekableFile file, ColumnChunkMetaData chunk)
      throws IOException {
    IndexReference place = chunk.getOffsetIndexReference();
    return place == null ? null : Thrift.offsetIndex(bytes(file, place, "an offset index"));
  }

  private static byte[] bytes(SeekableFile file, IndexReference place, String what)
      throws IOException {
    long from = place.getOffset();
    if (from < 0 || place.getLength() <= 0 || from + place.getLength() > file.length()) {
      throw new CorruptFileException(what + " lies outside of the file");
    }
    return Footer.bytes(file, from, from + place.getLength());
  }

  @Override
  public String toString() {
    return "ChunkIndexes[row group " + group + "]";
  }
}
