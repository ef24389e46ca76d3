package dev.steward.report;

import dev.steward.files.FileStore;
import dev.steward.report.parquet.ParquetRows;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of one report in the making: each row goes into all of them. */
final class ReportFiles implements RowSink, Closeable {
  private final ReportSchema schema;
  private final MeasuredOutput csvOutput;
  private final MeasuredOutput parquetOutput;
  private final CsvRows csv;
  private final ParquetRows parquet;
  private long rows;

  private ReportFiles(ReportSchema schema, MeasuredOutput csvOutput, MeasuredOutput parquetOutput)
      throws IOException {
    this.schema = schema;
    this.csvOutput = csvOutput;
    this.parquetOutput = parquetOutput;
    this.csv = CsvRows.create(csvOutput, schema);
    this.parquet = ParquetRows.create(parquetOutput, schema.name(), schema.valueTypes());
  }

  static ReportFiles create(FileStore store, String folder, ReportSchema schema)
      throws IOException {
    MeasuredOutput csv = MeasuredOutput.create(store, folder + "/" + csvName(schema));
    try {
      MeasuredOutput parquet = MeasuredOutput.create(store, folder + "/" + parquetName(schema));
      try {
        return new ReportFiles(schema, csv, parquet);
      } catch (IOException e) {
        parquet.closeAfter(e);
        throw e;
      }
    } catch (IOException e) {
      csv.closeAfter(e);
      throw e;
    }
  }

  @Override
  public void add(List<@Nullable Object> values) throws IOException {
    List<@Nullable Object> row = ReportRow.of(schema, values);
    csv.add(row);
    parquet.add(row);
    rows++;
  }

  /** Completes the files. */
  List<ReportFile> finish() throws IOException {
    csv.close();
    parquet.close();
    return List.of(file(csvName(schema), csvOutput), file(parquetName(schema), parquetOutput));
  }

  /** Lets go of files that were not finished; nothing happens after {@link #finish}. */
  @Override
  public void close() throws IOException {
    try (parquetOutput) {
      csvOutput.close();
    }
  }

  private ReportFile file(String path, MeasuredOutput output) {
    return new ReportFile(path, rows, output.bytes(), output.sha256(), schema.columns());
  }

  private static String csvName(ReportSchema schema) {
    return schema.name() + ".csv";
  }

  private static String parquetName(ReportSchema schema) {
    return schema.name() + ".parquet";
  }
}
