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
  private final List<Page> pages = new ArrayList<>();
  private long bytes;

  private record Page(int rows, int size, byte[] packed, Statistics<?> bounds, Encoding encoding) {}

  ChunkPages(PageCompressor compressor) {
    this.compressor = compressor;
  }

  /** Bytes held. */
  long bytes() {
    return bytes;
  }

  /**
   * Adds a page.
   *
   * @param bounds least and greatest value and the number of nulls
   */
  void add(int rows, PageBytes page, Statistics<?> bounds, Encoding encoding) {
    byte[] packed = compressor.compress(page);
    pages.add(new Page(rows, page.length, packed, bounds, encoding));
    bytes += packed.length;
  }

  /** Writes all pages, and forgets them. */
  void writeTo(ParquetFileWriter file) throws IOException {
    for (Page page : pages) {
      file.writeDataPage(
          page.rows,
          page.size,
          BytesInput.from(page.packed),
          page.bounds,
          page.rows,
          Encoding.RLE,
          Encoding.RLE,
          page.encoding);
    }
    pages.clear();
    bytes = 0;
  }
}
