package dev.steward.report.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.util.Arrays;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages with Zstandard, without the streams of Parquet's own codec. */
final class PageCompressor implements Closeable {
  static final CompressionCodecName CODEC = CompressionCodecName.ZSTD;

  private final ZstdCompressCtx context = new ZstdCompressCtx();
  private byte[] packed = new byte[0];

  PageCompressor(int level) {
    context.setLevel(level);
  }

  byte[] compress(PageBytes page) {
    int most = Math.toIntExact(Zstd.compressBound(page.length));
    if (packed.length < most) {
      packed = new byte[most];
    }
    int length = context.compressByteArray(packed, 0, most, page.bytes, 0, page.length);
    return Arrays.copyOf(packed, length);
  }

  @Override
  public void close() {
    context.close();
  }
}
