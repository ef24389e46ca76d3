package dev.steward.report.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as a Parquet file: optional columns, typed, compressed with Zstandard. Equal rows
 * give equal bytes. Holds one row group of at most some 16 MiB.
 */
public final class ParquetRows implements Closeable {
  private static final long ROW_GROUP_BYTES = 16L << 20;

  private final ParquetWriter<List<@Nullable Object>> writer;

  private ParquetRows(ParquetWriter<List<@Nullable Object>> writer) {
    this.writer = writer;
  }

  /**
   * Starts a file.
   *
   * @param out closed with the rows
   * @param name of the root of the schema
   * @param columns the class of the values by column, in order: {@link String}, {@link Boolean},
   *     {@link Long}, {@link Double}, {@link java.time.LocalDate} or {@link java.time.Instant}
   *     (microseconds)
   */
  public static ParquetRows create(OutputStream out, String name, Map<String, Class<?>> columns)
      throws IOException {
    return new ParquetRows(
        new RowWriterBuilder(new StreamFile(out), new RowWriteSupport(name, columns))
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build());
  }

  /** Adds a row: a value a column, of its class or null. */
  public void add(List<@Nullable Object> values) throws IOException {
    writer.write(values);
  }

  /** Writes what is left and the footer. */
  @Override
  public void close() throws IOException {
    writer.close();
  }
}
