package dev.steward.source.parquet;

import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.IOException;

/** Blocks without a frame; Parquet's own codec goes through Hadoop's pool, which logs each use. */
record Lz4RawDecompressor(Lz4Decompressor blocks) implements Decompressor {
  @Override
  public void unpack(byte[] in, int offset, int count, byte[] out, int outOffset, int length)
      throws IOException {
    Decompressor.require(blocks.decompress(in, offset, count, out, outOffset, length) == length);
  }
}
