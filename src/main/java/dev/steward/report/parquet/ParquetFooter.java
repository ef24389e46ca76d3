package dev.steward.report.parquet;

import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;

/** What a Parquet file says of itself. */
public final class ParquetFooter {
  private ParquetFooter() {}

  /**
   * The number of rows.
   *
   * @throws IOException where the file is not Parquet or is cut off
   */
  public static long rows(SeekableFile file) throws IOException {
    try (ParquetFileReader reader = open(file)) {
      return reader.getRecordCount();
    }
  }

  /**
   * The number of rows of a file of a report.
   *
   * @param name and columns as {@link ParquetRows} takes them
   * @throws IOException where the file is not Parquet, is cut off, or has other columns
   */
  public static long rows(SeekableFile file, String name, Map<String, Class<?>> columns)
      throws IOException {
    try (ParquetFileReader reader = open(file, name, columns)) {
      return reader.getRecordCount();
    }
  }

  static ParquetFileReader open(SeekableFile file, String name, Map<String, Class<?>> columns)
      throws IOException {
    ParquetFileReader reader = open(file);
    if (!reader.getFileMetaData().getSchema().equals(ReportTypes.schema(name, columns))) {
      reader.close();
      throw new IOException("not the report's columns");
    }
    return reader;
  }

  private static ParquetFileReader open(SeekableFile file) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try {
      return ParquetFileReader.open(new StoredInput(file), options);
    } catch (RuntimeException e) {
      throw new IOException("not a Parquet file", e);
    }
  }
}
