package dev.steward.source.parquet;

import dev.steward.core.Sha256;
import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.SemanticVersion;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about itself.
 *
 * @param writer who wrote it, where that is said in a known form
 * @param sha256 of its bytes, in hexadecimal digits
 */
record Footer(
    MessageType schema,
    List<Leaf> leaves,
    @Nullable ParsedVersion writer,
    List<BlockMetaData> groups,
    String sha256) {
  private static final int TAIL = 8;
  private static final int SMALLEST = 12;
  private static final int FIRST_READ = 1 << 16;

  Footer {
    leaves = List.copyOf(leaves);
    groups = List.copyOf(groups);
  }

  /**
   * @throws CorruptFileException where the file is no Parquet file, cut off, or encrypted
   */
  static Footer read(SeekableFile file) throws IOException {
    byte[] footer = stored(file);
    return of(Thrift.footer(footer), Sha256.of(footer));
  }

  /** The footer as it is stored, statistics and all. */
  static byte[] stored(SeekableFile file) throws IOException {
    long length = file.length();
    if (length < SMALLEST) {
      throw new CorruptFileException("not a Parquet file: " + length + " bytes");
    }
    byte[] end = bytes(file, Math.max(0, length - FIRST_READ), length);
    ByteBuffer tail = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
    requireMagic(file, magic(end, end.length - 4));
    long size = Integer.toUnsignedLong(tail.getInt(end.length - TAIL));
    long start = length - TAIL - size;
    if (start < 4) {
      // its length is not told: where this is no Parquet file, that would be a piece of its text
      throw new CorruptFileException(
          "the footer is cut off: it should be longer than the file, which has "
              + length
              + " bytes");
    }
    if (size > Integer.MAX_VALUE - TAIL) {
      throw new CorruptFileException("the footer is larger than 2 GB");
    }
    return bytes(file, start, length - TAIL);
  }

  private static Footer of(ParquetMetadata metadata, String sha256) {
    MessageType schema = metadata.getFileMetaData().getSchema();
    return new Footer(
        schema,
        Leaves.of(schema),
        writer(metadata.getFileMetaData().getCreatedBy()),
        metadata.getBlocks(),
        sha256);
  }

  private static void requireMagic(SeekableFile file, String magic) throws IOException {
    if (magic.equals("PARE")) {
      throw new CorruptFileException("its footer is encrypted, which is not supported");
    }
    if (!magic.equals("PAR1")) {
      boolean began = magic(bytes(file, 0, 4), 0).equals("PAR1");
      throw new CorruptFileException(
          began
              ? "the footer is cut off: the file begins, but does not end with PAR1"
              : "not a Parquet file: it does not end with PAR1");
    }
  }

  private static String magic(byte[] bytes, int offset) {
    return new String(bytes, offset, 4, StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(SeekableFile file, long from, long to) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(to - from)];
    if (bytes.length > 0 && file.read(from, ByteBuffer.wrap(bytes)) != bytes.length) {
      throw new CorruptFileException("the file ends before its length");
    }
    return bytes;
  }

  private static @Nullable ParsedVersion writer(@Nullable String createdBy) {
    try {
      return createdBy == null ? null : VersionParser.parse(createdBy);
    } catch (VersionParseException | RuntimeException e) {
      return null;
    }
  }

  /** Whether the sizes of its chunks are right: parquet-cpp before 1.2.9 did not count a header. */
  boolean tellsSizes() {
    return writer == null
        || !writer.application.equals("parquet-cpp")
        || (writer.hasSemanticVersion()
            && writer.getSemanticVersion().compareTo(new SemanticVersion(1, 2, 9)) >= 0);
  }

  /** The leaf of that name, null where the file has none. */
  @Nullable Leaf leaf(String name) {
    for (Leaf leaf : leaves) {
      if (leaf.name().equals(name)) {
        return leaf;
      }
    }
    return null;
  }

  /** Number of column chunks: what the footer weighs. */
  long chunks() {
    return Math.max(1, (long) leaves.size() * (groups.size() + 1));
  }

  /** Whether each chunk says where its pages lie. */
  boolean isPageIndexed() {
    return groups.stream()
        .flatMap(group -> group.getColumns().stream())
        .allMatch(chunk -> chunk.getOffsetIndexReference() != null);
  }

  /** Compressed size of a row group. */
  long bytesOf(int group) {
    return groups.get(group).getColumns().stream()
        .mapToLong(ColumnChunkMetaData::getTotalSize)
        .sum();
  }

  /** The chunk of a leaf in a row group; null where it has none. */
  @Nullable ColumnChunkMetaData chunk(int group, Leaf leaf) {
    ColumnPath path = ColumnPath.get(leaf.descriptor().getPath());
    for (ColumnChunkMetaData chunk : groups.get(group).getColumns()) {
      if (chunk.getPath().equals(path)) {
        return chunk;
      }
    }
    return null;
  }

  /** What a row of a leaf takes in memory, in bytes, about. */
  double bytesOfRow(int group, Leaf leaf) {
    ColumnChunkMetaData chunk = chunk(group, leaf);
    return chunk == null ? 0 : bytesOf(chunk) / Math.max(1, groups.get(group).getRowCount());
  }

  /** What a chunk takes in memory, in bytes, about. */
  static double bytesOf(ColumnChunkMetaData chunk) {
    // a dictionary makes the chunk small and the positions in it still take four bytes
    return Math.max(chunk.getTotalUncompressedSize(), 8.0 * chunk.getValueCount());
  }

  @Override
  public String toString() {
    return "Footer[" + leaves.size() + " leaves, " + groups.size() + " row groups]";
  }
}
