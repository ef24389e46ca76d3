package dev.steward.report.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;

/** The compressed data pages of one column chunk, held until the chunk is written. */
final class ChunkPages {
  private final PageCompressor compressor;
  private final PageBytes packed = new PageBytes();
  private final List<Page> pages = new ArrayList<>();

  private record Page(
      int rows, int size, int at, int packedSize, Statistics<?> bounds, Encoding encoding) {}

  ChunkPages(PageCompressor compressor) {
    this.compressor = compressor;
  }

  /** Bytes held. */
  long bytes() {
    return packed.length;
  }

  /**
   * Adds a page.
   *
   * @param bounds least and greatest value and the number of nulls
   */
  void add(int rows, PageBytes page, Statistics<?> bounds, Encoding encoding) {
    int at = packed.length;
    int size = compressor.compress(page, packed);
    pages.add(new Page(rows, page.length, at, size, bounds, encoding));
  }

  /** Writes all pages, and forgets them. */
  void writeTo(ParquetFileWriter file) throws IOException {
    for (Page page : pages) {
      file.writeDataPage(
          page.rows,
          page.size,
          BytesInput.from(packed.bytes, page.at, page.packedSize),
          page.bounds,
          page.rows,
          Encoding.RLE,
          Encoding.RLE,
          page.encoding);
    }
    pages.clear();
    packed.length = 0;
  }
}
