package dev.steward.report;

import dev.steward.files.FileStore;
import dev.steward.files.SeekableFile;
import dev.steward.report.parquet.ParquetFooter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The folder of a large report's parts in the making. */
final class PartFolder {
  private static final int LEAST_DIGITS = 5;

  private final FileStore store;
  private final String publication;
  private final ReportSchema schema;
  private final List<ReportFile> files = new ArrayList<>();

  /**
   * @param publication where the publication is written
   */
  PartFolder(FileStore store, String publication, ReportSchema schema) {
    this.store = store;
    this.publication = publication;
    this.schema = schema;
  }

  /** Gives all parts that have rows a place here, in order; one without any where none has. */
  List<ReportFile> adopt(FileStore from, List<PartFile> parts) throws IOException {
    List<PartFile> filled = parts.stream().filter(part -> part.rows() > 0).toList();
    int digits = Math.max(LEAST_DIGITS, Integer.toString(filled.size() - 1).length());
    for (PartFile part : filled) {
      String path = path(digits);
      link(from, part, publication + "/" + path);
      files.add(file(path, part));
    }
    if (filled.isEmpty()) {
      String path = path(digits);
      try (ReportPart empty = ReportPart.create(store, publication + "/" + path, schema)) {
        files.add(file(path, empty.finish()));
      }
    }
    return List.copyOf(files);
  }

  /** Writes the rows of the parts as {@code NAME.csv}. */
  ReportFile csv(FileStore from, List<PartFile> parts) throws IOException {
    String path = schema.name() + ".csv";
    try (MeasuredOutput output = MeasuredOutput.create(store, publication + "/" + path)) {
      CsvRows csv = CsvRows.create(output, schema);
      new PartsAsCsv(from, schema).write(parts, csv, output);
      csv.close();
      long count = parts.stream().mapToLong(PartFile::rows).sum();
      return new ReportFile(path, count, output.bytes(), output.sha256(), schema.columns());
    }
  }

  private void link(FileStore from, PartFile part, String path) throws IOException {
    try {
      store.link(from, part.path(), path);
      requireAsMeasured(part, path);
    } catch (IOException e) {
      throw new ReportFileException("Cannot adopt", part.path(), e);
    }
  }

  private void requireAsMeasured(PartFile part, String path) throws IOException {
    long bytes = store.stat(path).length();
    if (bytes != part.bytes()) {
      throw new IOException(bytes + " bytes, finished with " + part.bytes());
    }
    try (SeekableFile file = store.open(path)) {
      long rows = ParquetFooter.rows(file, schema.name(), schema.valueTypes());
      if (rows != part.rows()) {
        throw new IOException(rows + " rows, finished with " + part.rows());
      }
    }
  }

  private String path(int digits) {
    String number = Integer.toString(files.size());
    return schema.name()
        + ".parquet/part-"
        + "0".repeat(digits - number.length())
        + number
        + ".parquet";
  }

  private ReportFile file(String path, PartFile part) {
    return new ReportFile(path, part.rows(), part.bytes(), part.sha256(), schema.columns());
  }
}
