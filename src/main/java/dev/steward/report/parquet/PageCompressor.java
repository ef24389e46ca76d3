package dev.steward.report.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages with Zstandard, without the streams of Parquet's own codec. */
final class PageCompressor implements Closeable {
  static final CompressionCodecName CODEC = CompressionCodecName.ZSTD;

  private final ZstdCompressCtx context = new ZstdCompressCtx();

  PageCompressor(int level) {
    context.setLevel(level);
  }

  /**
   * Adds the compressed page.
   *
   * @return its length
   */
  int compress(PageBytes page, PageBytes to) {
    int most = Math.toIntExact(Zstd.compressBound(page.length));
    to.reserve(most);
    int length = context.compressByteArray(to.bytes, to.length, most, page.bytes, 0, page.length);
    to.length += length;
    return length;
  }

  @Override
  public void close() {
    context.close();
  }
}
