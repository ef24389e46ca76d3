package dev.steward.report.parquet;

import dev.steward.files.SeekableFile;
import java.io.IOException;
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
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader = ParquetFileReader.open(new StoredInput(file), options)) {
      return reader.getRecordCount();
    } catch (RuntimeException e) {
      throw new IOException("not a Parquet file", e);
    }
  }
}
