package dev.steward.source.parquet;

import com.github.luben.zstd.ZstdDecompressCtx;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Unpacks pages. Used by one thread; closing gives native memory back. */
interface Decompressor extends AutoCloseable {
  /**
   * Fills {@code out} from its start.
   *
   * @param length bytes that the page is said to have
   * @throws IOException where the bytes are not what the codec writes, or are fewer than said
   */
  void unpack(byte[] in, int offset, int count, byte[] out, int outOffset, int length)
      throws IOException;

  @Override
  default void close() {}

  /**
   * @throws IOException where there is no such codec here
   */
  static Decompressor of(CompressionCodecName codec) throws IOException {
    return switch (codec) {
      case UNCOMPRESSED -> Decompressor::copy;
      case SNAPPY -> Decompressor::snappy;
      case GZIP -> Decompressor::gzip;
      case ZSTD -> new ZstdDecompressor(new ZstdDecompressCtx());
      case LZ4_RAW -> new Lz4RawDecompressor(new Lz4Decompressor());
      default -> PooledDecompressor.of(codec);
    };
  }

  private static void copy(byte[] in, int offset, int count, byte[] out, int outOffset, int length)
      throws IOException {
    require(count == length);
    System.arraycopy(in, offset, out, outOffset, length);
  }

  private static void snappy(
      byte[] in, int offset, int count, byte[] out, int outOffset, int length) throws IOException {
    // measured first: the native code trusts the room it is given
    require(Snappy.uncompressedLength(in, offset, count) == length);
    require(Snappy.uncompress(in, offset, count, out, outOffset) == length);
  }

  private static void gzip(byte[] in, int offset, int count, byte[] out, int outOffset, int length)
      throws IOException {
    try (GZIPInputStream stream =
        new GZIPInputStream(new ByteArrayInputStream(in, offset, count), 1 << 13)) {
      require(stream.readNBytes(out, outOffset, length) == length);
    }
  }

  /** Refuses a page of another length than its header says. */
  static void require(boolean complete) throws IOException {
    if (!complete) {
      throw new CorruptFileException("a page is not as long as its header says");
    }
  }
}
