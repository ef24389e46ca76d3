package dev.steward.source.parquet;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * What the column chunks that one thread reads share, so that wide tables take no more: the
 * decompressors, and room for a page as it is stored. Closing gives native memory back.
 */
final class Unpacker implements AutoCloseable {
  private final Map<CompressionCodecName, Decompressor> decompressors =
      new EnumMap<>(CompressionCodecName.class);
  private byte[] packed = new byte[0];

  /**
   * @throws IOException where there is no such codec here
   */
  Decompressor decompressor(CompressionCodecName codec) throws IOException {
    Decompressor known = decompressors.get(codec);
    if (known == null) {
      known = Decompressor.of(codec);
      decompressors.put(codec, known);
    }
    return known;
  }

  /** Room for so many bytes, until it is asked for again. */
  byte[] packed(int size) {
    if (packed.length < size) {
      packed = new byte[size];
    }
    return packed;
  }

  @Override
  public void close() {
    decompressors.values().forEach(Decompressor::close);
    decompressors.clear();
  }
}
