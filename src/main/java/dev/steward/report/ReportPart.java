package dev.steward.report;

import dev.steward.files.FileStore;
import dev.steward.report.parquet.ParquetColumns;
import dev.steward.report.vector.ReportVector;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A part of a large report in the making: rows that come as columns, batch by batch, in one Parquet
 * file, to be published by {@link Publication#adopt}. Equal rows in vectors of the same kinds give
 * equal files. Used by one thread.
 */
public final class ReportPart implements Closeable {
  private final String path;
  private final MeasuredOutput output;
  private final ParquetColumns columns;

  private ReportPart(String path, MeasuredOutput output, ParquetColumns columns) {
    this.path = path;
    this.output = output;
    this.columns = columns;
  }

  /** Starts a part, over one that is there. */
  public static ReportPart create(FileStore store, String path, ReportSchema schema)
      throws IOException {
    MeasuredOutput output = MeasuredOutput.create(store, path);
    try {
      return new ReportPart(
          path, output, ParquetColumns.create(output, schema.name(), schema.valueTypes()));
    } catch (IOException e) {
      output.closeAfter(e);
      throw e;
    }
  }

  /**
   * Adds rows: a vector a column, each of so many rows.
   *
   * @throws IllegalArgumentException where the vectors are not what the columns hold: the part
   *     cannot be finished then
   */
  public void add(int rows, List<ReportVector> vectors) throws IOException {
    columns.add(rows, vectors);
  }

  /** Completes the file, on disk when this returns. */
  public PartFile finish() throws IOException {
    columns.finish();
    columns.close();
    return new PartFile(path, columns.rows(), output.bytes(), output.sha256());
  }

  /** Lets go of a part that was not finished; nothing happens after {@link #finish}. */
  @Override
  public void close() throws IOException {
    columns.close();
  }
}
