package dev.steward.source.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.format.BloomFilterHeader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/** A Parquet file as it is stored, read without any of our own code. */
record StoredParts(byte[] bytes, FileMetaData footer) {
  static StoredParts of(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
    byte[] footer = Arrays.copyOfRange(bytes, bytes.length - 8 - length, bytes.length - 8);
    return new StoredParts(bytes, Util.readFileMetaData(new ByteArrayInputStream(footer)));
  }

  ColumnChunk chunk(int group, int column) {
    return footer.getRow_groups().get(group).getColumns().get(column);
  }

  int columns() {
    return footer.getRow_groups().get(0).getColumnsSize();
  }

  private static long start(ColumnMetaData chunk) {
    return chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0
        ? Math.min(chunk.getDictionary_page_offset(), chunk.getData_page_offset())
        : chunk.getData_page_offset();
  }

  byte[] pages(int group, int column) {
    ColumnMetaData chunk = chunk(group, column).getMeta_data();
    return part(start(chunk), chunk.getTotal_compressed_size());
  }

  byte[] columnIndex(int group, int column) {
    ColumnChunk chunk = chunk(group, column);
    return part(chunk.getColumn_index_offset(), chunk.getColumn_index_length());
  }

  /** With offsets from the chunk's start. */
  OffsetIndex offsetIndex(int group, int column) throws IOException {
    ColumnChunk chunk = chunk(group, column);
    byte[] stored = part(chunk.getOffset_index_offset(), chunk.getOffset_index_length());
    OffsetIndex index = Util.readOffsetIndex(new ByteArrayInputStream(stored));
    long start = start(chunk.getMeta_data());
    index.getPage_locations().forEach(page -> page.setOffset(page.getOffset() - start));
    return index;
  }

  boolean hasBloom(int group, int column) {
    return chunk(group, column).getMeta_data().isSetBloom_filter_offset();
  }

  byte[] bloomBits(int group, int column) throws IOException {
    int from = Math.toIntExact(chunk(group, column).getMeta_data().getBloom_filter_offset());
    ByteArrayInputStream in = new ByteArrayInputStream(bytes, from, bytes.length - from);
    BloomFilterHeader header = Util.readBloomFilterHeader(in);
    return in.readNBytes(header.getNumBytes());
  }

  BlockSplitBloomFilter bloom(int group, int column) throws IOException {
    return new BlockSplitBloomFilter(bloomBits(group, column));
  }

  private byte[] part(long from, long length) {
    return Arrays.copyOfRange(bytes, Math.toIntExact(from), Math.toIntExact(from + length));
  }

  /** The rows as Parquet's own reader gives them. */
  static List<String> rows(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    try (ParquetReader<Group> reader = new Rows(new LocalInputFile(file)).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row.toString());
      }
    }
    return rows;
  }

  /** The rows that Parquet's own reader finds by statistics, dictionaries, filters and indexes. */
  static List<String> rows(Path file, FilterPredicate wanted) throws IOException {
    List<String> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        new Rows(new LocalInputFile(file)).withFilter(FilterCompat.get(wanted)).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private static final class Rows extends ParquetReader.Builder<Group> {
    Rows(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }

  @Override
  public String toString() {
    return "StoredParts[" + bytes.length + " bytes]";
  }
}
