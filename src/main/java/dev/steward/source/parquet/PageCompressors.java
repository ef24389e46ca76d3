package dev.steward.source.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/**
 * Compresses pages: with Zstandard and Snappy without the streams of Parquet's own codecs. Used by
 * one thread; closing gives native memory back.
 */
final class PageCompressors implements AutoCloseable {
  private static final int PAGE = 1 << 20;

  private final CodecFactory others = new CodecFactory(new PlainParquetConfiguration(), PAGE);
  private @Nullable ZstdCompressCtx zstd;
  private byte[] packed = new byte[0];

  /**
   * @throws IOException where there is no such codec here
   */
  BytesInputCompressor of(CompressionCodecName codec) throws IOException {
    try {
      return switch (codec) {
        case ZSTD -> new Whole(codec, this::zstd);
        case SNAPPY -> new Whole(codec, this::snappy);
        default -> others.getCompressor(codec);
      };
    } catch (RuntimeException | LinkageError e) {
      throw new IOException("there is no codec for " + codec + " compression here");
    }
  }

  private BytesInput zstd(byte[] page) {
    if (zstd == null) {
      zstd = new ZstdCompressCtx();
    }
    int most = Math.toIntExact(Zstd.compressBound(page.length));
    return BytesInput.from(
        room(most), 0, zstd.compressByteArray(packed, 0, most, page, 0, page.length));
  }

  private BytesInput snappy(byte[] page) throws IOException {
    byte[] into = room(Snappy.maxCompressedLength(page.length));
    return BytesInput.from(into, 0, Snappy.compress(page, 0, page.length, into, 0));
  }

  private byte[] room(int size) {
    if (packed.length < size) {
      packed = new byte[size];
    }
    return packed;
  }

  @Override
  public void close() {
    others.release();
    if (zstd != null) {
      zstd.close();
    }
  }

  private interface Packing {
    BytesInput pack(byte[] page) throws IOException;
  }

  /** Compresses a page at once; what it gives is overwritten by the next one. */
  private record Whole(CompressionCodecName codec, Packing packing)
      implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return packing.pack(bytes.toByteArray());
    }

    @Override
    public CompressionCodecName getCodecName() {
      return codec;
    }

    @Override
    public void release() {}
  }
}
