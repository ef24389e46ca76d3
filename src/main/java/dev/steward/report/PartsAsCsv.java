package dev.steward.report;

import dev.steward.files.FileStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of several parts as CSV at a time, on all cores. */
final class PartsAsCsv {
  /** So many rows are held as CSV. */
  private static final long MANY = 200_000;

  private final FileStore files;
  private final ReportSchema schema;

  /**
   * @param files where the parts are
   */
  PartsAsCsv(FileStore files, ReportSchema schema) {
    this.files = files;
    this.schema = schema;
  }

  /**
   * Writes them in order.
   *
   * @param csv of the output, with its header
   */
  void write(List<PartFile> parts, CsvRows csv, OutputStream output) throws IOException {
    for (int first = 0; first < parts.size(); ) {
      int next = untilMany(parts, first);
      if (next == first) {
        move(parts.get(next++), csv);
      } else {
        csv.flush();
        for (byte[] rows : together(parts.subList(first, next))) {
          output.write(rows);
        }
      }
      first = next;
    }
  }

  private int untilMany(List<PartFile> parts, int first) {
    int next = first;
    long rows = 0;
    while (next < parts.size() && rows + parts.get(next).rows() <= MANY) {
      rows += parts.get(next).rows();
      next++;
    }
    return next;
  }

  private List<byte[]> together(List<PartFile> parts) throws IOException {
    try {
      return parts.parallelStream().map(this::csv).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private byte[] csv(PartFile part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvRows csv = CsvRows.withoutHeader(bytes)) {
      move(part, csv);
      csv.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void move(PartFile part, CsvRows csv) throws IOException {
    try (PartRows rows = new PartRows(files, schema, List.of(part))) {
      List<@Nullable Object> row = rows.next();
      while (row != null) {
        csv.add(row);
        row = rows.next();
      }
    }
  }
}
