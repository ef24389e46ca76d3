package dev.steward.report.parquet;

import dev.steward.report.vector.ReportVector;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows that come as columns as a Parquet file, with the types of {@link ParquetRows}. Equal
 * rows in vectors of the same kinds give equal bytes, however they are cut into batches. Holds one
 * row group: a million rows, or some 32 MiB compressed. Used by one thread.
 */
public final class ParquetColumns implements Closeable {
  /** Pages and row groups end after multiples of so many rows only, but for the last ones. */
  static final int STRIDE = 1 << 12;

  private static final long GROUP_ROWS = 1 << 20;
  private static final long GROUP_BYTES = 32L << 20;
  // keys and positions hold few repetitions: higher levels take longer and pack no better
  private static final int LEVEL = 1;

  private final OutputStream out;
  private final ParquetFileWriter file;
  private final PageCompressor compressor = new PageCompressor(LEVEL);
  private final List<String> names;
  private final List<ColumnChunk> chunks = new ArrayList<>();
  private long rows;
  private long groupRows;
  private boolean failed;

  private ParquetColumns(
      OutputStream out, ParquetFileWriter file, MessageType schema, Map<String, Class<?>> columns) {
    this.out = out;
    this.file = file;
    this.names = List.copyOf(columns.keySet());
    List<ColumnDescriptor> descriptors = schema.getColumns();
    List<Class<?>> types = List.copyOf(columns.values());
    for (int i = 0; i < types.size(); i++) {
      chunks.add(chunk(descriptors.get(i), types.get(i)));
    }
  }

  /**
   * Starts a file.
   *
   * @param out closed with the columns
   * @param name of the root of the schema
   * @param columns the class of the values by column, in order, as {@link ParquetRows} takes them
   */
  public static ParquetColumns create(OutputStream out, String name, Map<String, Class<?>> columns)
      throws IOException {
    MessageType schema = ReportTypes.schema(name, columns);
    ParquetFileWriter file =
        new ParquetFileWriter(
            new StreamFile(out),
            schema,
            ParquetFileWriter.Mode.CREATE,
            GROUP_BYTES,
            0,
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
    file.start();
    return new ParquetColumns(out, file, schema, columns);
  }

  /**
   * Adds rows: a vector a column.
   *
   * @throws IllegalArgumentException where the vectors are not what the columns hold; nothing more
   *     can be written then
   */
  public void add(int count, List<ReportVector> vectors) throws IOException {
    require(count, vectors);
    failed = true;
    int from = 0;
    while (from < count) {
      int to = (int) Math.min(count, from + STRIDE - groupRows % STRIDE);
      for (int i = 0; i < chunks.size(); i++) {
        chunks.get(i).add(vectors.get(i), from, to);
      }
      groupRows += to - from;
      rows += to - from;
      from = to;
      if (groupRows % STRIDE == 0) {
        endWhatIsLong();
      }
    }
    failed = false;
  }

  /** Number of rows added. */
  public long rows() {
    return rows;
  }

  /** Writes what is left, and the footer. */
  public void finish() throws IOException {
    if (failed) {
      throw new IllegalStateException("Rows could not be added: the file is not whole");
    }
    endGroup();
    file.end(Map.of());
  }

  /** Lets go of the file, finished or not. */
  @Override
  public void close() throws IOException {
    // after a failure the file leaves its stream open
    try (out;
        compressor) {
      file.close();
    }
  }

  private void require(int count, List<ReportVector> vectors) {
    if (vectors.size() != chunks.size()) {
      throw new IllegalArgumentException(
          "A row has %d columns, not %d".formatted(chunks.size(), vectors.size()));
    }
    for (int i = 0; i < chunks.size(); i++) {
      ReportVector vector = vectors.get(i);
      if (vector.size() != count) {
        throw new IllegalArgumentException(
            "%s has %d of %d rows".formatted(names.get(i), vector.size(), count));
      }
      if (!chunks.get(i).holds(vector)) {
        throw new IllegalArgumentException("%s does not hold %s".formatted(names.get(i), vector));
      }
    }
  }

  private void endWhatIsLong() throws IOException {
    long bytes = 0;
    for (ColumnChunk chunk : chunks) {
      chunk.endLongPage();
      bytes += chunk.bytes();
    }
    if (groupRows >= GROUP_ROWS || bytes >= GROUP_BYTES) {
      endGroup();
    }
  }

  private void endGroup() throws IOException {
    if (groupRows > 0) {
      file.startBlock(groupRows);
      for (ColumnChunk chunk : chunks) {
        chunk.writeTo(file);
      }
      file.endBlock();
      groupRows = 0;
    }
  }

  private ColumnChunk chunk(ColumnDescriptor column, Class<?> type) {
    if (type == String.class) {
      return new TextChunk(column, compressor);
    } else if (type == Boolean.class) {
      return new BooleanChunk(column, compressor);
    }
    return type == Double.class
        ? new DoubleChunk(column, compressor)
        : new LongChunk(column, type, compressor);
  }
}
