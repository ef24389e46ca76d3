package dev.steward.report;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV: RFC 4180, UTF-8, a header, LF, quotes only where needed, text guarded against
 * being taken for a formula.
 */
public final class CsvRows implements Closeable {
  private final CSVWriter writer;

  private CsvRows(CSVWriter writer) {
    this.writer = writer;
  }

  /** Writes the header of a report; closing closes the output. */
  public static CsvRows create(OutputStream out, ReportSchema schema) throws IOException {
    return create(out, schema.columns().stream().map(ReportColumn::name).toList());
  }

  /**
   * Writes a header of any names, guarded as text is. Closing closes the output.
   *
   * @param names of the columns, one at least
   */
  public static CsvRows create(OutputStream out, List<String> names) throws IOException {
    CsvRows rows = withoutHeader(out);
    rows.write(names.stream().map(FormulaGuard::guard).toArray(String[]::new), false);
    return rows;
  }

  /** Writes rows that go behind others. Closing closes the output. */
  static CsvRows withoutHeader(OutputStream out) {
    return new CsvRows(
        new CSVWriter(
            new OutputStreamWriter(out, StandardCharsets.UTF_8),
            ICSVWriter.DEFAULT_SEPARATOR,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            "\n"));
  }

  /**
   * Adds a row: a value a column or null. Text is guarded, instants and doubles are written as in
   * reports, all else as it tells itself.
   */
  public void add(List<@Nullable Object> values) throws IOException {
    @Nullable String[] cells = new @Nullable String[values.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = CsvCells.format(values.get(i));
    }
    if (cells.length == 1 && cells[0] == null) {
      // an empty line would be no row at all
      write(new String[] {""}, true);
    } else {
      write(cells, false);
    }
  }

  private void write(@Nullable String[] cells, boolean quoteAll) throws IOException {
    writer.writeNext(cells, quoteAll);
    // opencsv keeps a failure to itself
    IOException failure = writer.getException();
    if (failure != null) {
      throw failure;
    }
  }

  /** Hands on what was added. */
  void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
