package dev.steward.report;

import dev.steward.files.FileStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a published report's rows back, typed, in order. Used by one thread. */
public sealed interface ReportRows extends Closeable permits CsvReportRows, PartRows {
  /** Those of a large report's parts, in their order. */
  static ReportRows of(FileStore store, ReportSchema schema, List<PartFile> parts) {
    return new PartRows(store, schema, parts);
  }

  /** The columns of each row. */
  List<ReportColumn> columns();

  /**
   * The next row, or null after the last.
   *
   * @throws ReportFileException where the file is not as it was written; never with a cell
   */
  @Nullable List<@Nullable Object> next() throws IOException;
}
