package dev.steward.source.parquet;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;

/** ZSTD by zstd-jni alone, without the streams of Parquet's own codec. */
record ZstdDecompressor(ZstdDecompressCtx context) implements Decompressor {
  @Override
  public void unpack(byte[] in, int offset, int count, byte[] out, int outOffset, int length)
      throws IOException {
    try {
      Decompressor.require(
          context.decompressByteArray(out, outOffset, length, in, offset, count) == length);
    } catch (ZstdException e) {
      throw new CorruptFileException("a page is not ZSTD data");
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
