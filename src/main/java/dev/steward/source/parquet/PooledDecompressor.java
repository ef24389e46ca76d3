package dev.steward.source.parquet;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Codecs that only Parquet's factory has. */
record PooledDecompressor(CodecFactory factory, CodecFactory.BytesDecompressor codec)
    implements Decompressor {
  static PooledDecompressor of(CompressionCodecName name) throws IOException {
    CodecFactory factory = new CodecFactory(new PlainParquetConfiguration(), 0);
    try {
      return new PooledDecompressor(factory, factory.getDecompressor(name));
    } catch (RuntimeException | LinkageError e) {
      factory.release();
      throw new IOException("there is no codec for " + name + " compression here");
    }
  }

  @Override
  public void unpack(byte[] in, int offset, int count, byte[] out, int outOffset, int length)
      throws IOException {
    byte[] page = codec.decompress(BytesInput.from(in, offset, count), length).toByteArray();
    Decompressor.require(page.length == length);
    System.arraycopy(page, 0, out, outOffset, length);
  }

  @Override
  public void close() {
    factory.release();
  }
}
