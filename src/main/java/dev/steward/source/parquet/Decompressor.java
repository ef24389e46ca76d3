package dev.steward.source.parquet;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
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
      case ZSTD -> new Zstd(new ZstdDecompressCtx());
      case LZ4_RAW -> new Lz4Raw(new Lz4Decompressor());
      default -> Other.of(codec);
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

  private static void require(boolean complete) throws IOException {
    if (!complete) {
      throw new CorruptFileException("a page is not as long as its header says");
    }
  }

  /** zstd-jni without streams between: twice as fast as Parquet's own codec. */
  record Zstd(ZstdDecompressCtx context) implements Decompressor {
    @Override
    public void unpack(byte[] in, int offset, int count, byte[] out, int outOffset, int length)
        throws IOException {
      try {
        require(context.decompressByteArray(out, outOffset, length, in, offset, count) == length);
      } catch (ZstdException e) {
        throw new CorruptFileException("a page is not ZSTD data");
      }
    }

    @Override
    public void close() {
      context.close();
    }
  }

  /**
   * Blocks without a frame; Parquet's own codec goes through Hadoop's pool, which logs each use.
   */
  record Lz4Raw(Lz4Decompressor blocks) implements Decompressor {
    @Override
    public void unpack(byte[] in, int offset, int count, byte[] out, int outOffset, int length)
        throws IOException {
      require(blocks.decompress(in, offset, count, out, outOffset, length) == length);
    }
  }

  /** Codecs that only Parquet's factory has. */
  record Other(CodecFactory factory, CodecFactory.BytesDecompressor codec) implements Decompressor {
    static Other of(CompressionCodecName name) throws IOException {
      CodecFactory factory = new CodecFactory(new PlainParquetConfiguration(), 0);
      try {
        return new Other(factory, factory.getDecompressor(name));
      } catch (RuntimeException | LinkageError e) {
        factory.release();
        throw new IOException("there is no codec for " + name + " compression here");
      }
    }

    @Override
    public void unpack(byte[] in, int offset, int count, byte[] out, int outOffset, int length)
        throws IOException {
      byte[] page = codec.decompress(BytesInput.from(in, offset, count), length).toByteArray();
      require(page.length == length);
      System.arraycopy(page, 0, out, outOffset, length);
    }

    @Override
    public void close() {
      factory.release();
    }
  }
}
