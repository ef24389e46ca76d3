package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import java.io.IOException;
import org.apache.parquet.format.BloomFilterHeader;

/**
 * Where a bloom filter stands.
 *
 * @param length of its header and its bits, in bytes
 * @param bits its bits, in bytes
 */
record BloomPlace(long length, int bits) {
  private static final int HEADER = 1 << 8;

  static BloomPlace of(SeekableFile file, long start) throws IOException {
    if (start < 0 || start >= file.length()) {
      throw new CorruptFileException("a bloom filter lies outside of the file");
    }
    ChunkInput input = new ChunkInput(file, start, file.length(), HEADER);
    BloomFilterHeader header = Thrift.bloomFilterHeader(input);
    if (header.getNumBytes() <= 0 || header.getNumBytes() > input.remaining()) {
      throw new CorruptFileException("a bloom filter is cut off");
    }
    long length = input.position() - start + header.getNumBytes();
    return new BloomPlace(length, header.getNumBytes());
  }
}
