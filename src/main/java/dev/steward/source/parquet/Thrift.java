package dev.steward.source.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.format.BloomFilterHeader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;

/**
 * Reads the format's structures. Messages of the reader quote them, minima and maxima of columns
 * among them: they are not passed on.
 */
final class Thrift {
  private Thrift() {}

  static PageHeader pageHeader(InputStream from) throws IOException {
    try {
      return Util.readPageHeader(from);
    } catch (IOException | RuntimeException e) {
      throw fault("a page header", e);
    }
  }

  static OffsetIndex offsetIndex(byte[] bytes) throws IOException {
    return ParquetMetadataConverter.fromParquetOffsetIndex(storedOffsetIndex(bytes));
  }

  /** An offset index as it is stored. */
  static org.apache.parquet.format.OffsetIndex storedOffsetIndex(byte[] bytes) throws IOException {
    try {
      return Util.readOffsetIndex(new ByteArrayInputStream(bytes));
    } catch (IOException | RuntimeException e) {
      throw fault("an offset index", e);
    }
  }

  static ColumnIndex columnIndex(byte[] bytes) throws IOException {
    try {
      return Util.readColumnIndex(new ByteArrayInputStream(bytes));
    } catch (IOException | RuntimeException e) {
      throw fault("a column index", e);
    }
  }

  /** A bloom filter's header, and after it its bits. */
  static BloomFilter bloomFilter(InputStream from) throws IOException {
    try {
      BloomFilterHeader header = Util.readBloomFilterHeader(from);
      return new BlockSplitBloomFilter(from.readNBytes(header.getNumBytes()));
    } catch (IOException | RuntimeException e) {
      throw fault("a bloom filter", e);
    }
  }

  /** What stands before a bloom filter's bits. */
  static BloomFilterHeader bloomFilterHeader(InputStream from) throws IOException {
    try {
      return Util.readBloomFilterHeader(from);
    } catch (IOException | RuntimeException e) {
      throw fault("a bloom filter", e);
    }
  }

  /** A footer with its statistics, which are values of cells. */
  static FileMetaData footerWithStatistics(byte[] bytes) throws IOException {
    try {
      return Util.readFileMetaData(new ByteArrayInputStream(bytes));
    } catch (IOException | RuntimeException e) {
      throw fault("the footer", e);
    }
  }

  /**
   * A footer without statistics and without the writer's own entries: both are large, and the
   * former are values of cells, which the converter would log.
   */
  static ParquetMetadata footer(byte[] bytes) throws IOException {
    try {
      FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(bytes));
      if (footer.isSetEncryption_algorithm()) {
        throw new CorruptFileException("its columns are encrypted, which is not supported");
      }
      footer.unsetKey_value_metadata();
      for (RowGroup group : footer.getRow_groups()) {
        for (ColumnChunk chunk : group.getColumns()) {
          if (chunk.isSetMeta_data()) {
            chunk.getMeta_data().unsetStatistics();
            chunk.getMeta_data().unsetSize_statistics();
            chunk.getMeta_data().unsetGeospatial_statistics();
          }
        }
      }
      return new ParquetMetadataConverter().fromParquetMetadata(footer);
    } catch (IOException | RuntimeException e) {
      throw fault("the footer", e);
    }
  }

  private static IOException fault(String what, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CorruptFileException || cause instanceof FileSystemException) {
        return (IOException) cause;
      }
    }
    return new CorruptFileException(what + " is not readable");
  }
}
