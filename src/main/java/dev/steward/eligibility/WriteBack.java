package dev.steward.eligibility;

import dev.steward.catalog.Sources;
import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.report.PartFile;
import dev.steward.report.ReportRows;
import dev.steward.report.ReportSchema;
import dev.steward.source.SourceException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes who is eligible to a table of a database, in the place of what a run before wrote. Who is
 * no member any more is not in it.
 */
public record WriteBack(TableRef table) {
  private static final List<String> OF_REPORT =
      List.of("activity", "contact_id", "eligible", "reason", "granted_level", "effective_level");

  private static final int CHANGE = position("change");

  /**
   * Writes the members among the rows of a report.
   *
   * @param parts of {@link Reports#ELIGIBILITY}
   * @throws SourceException where the database refuses; the table is as it was then
   */
  public void write(Sources sources, FileStore files, List<PartFile> parts, LocalDate asOf)
      throws SourceException, IOException {
    int[] positions = OF_REPORT.stream().mapToInt(WriteBack::position).toArray();
    try (ReportRows rows = ReportRows.of(files, Reports.ELIGIBILITY, parts)) {
      sources
          .source(table.source())
          .replaceRows(table.table(), columns(), () -> next(rows, positions, asOf));
    }
  }

  private static @Nullable List<@Nullable Object> next(
      ReportRows rows, int[] positions, LocalDate asOf) throws IOException {
    List<@Nullable Object> row = rows.next();
    while (row != null && Change.LEFT.toString().equals(row.get(CHANGE))) {
      row = rows.next();
    }
    if (row == null) {
      return null;
    }
    List<@Nullable Object> written = new ArrayList<>();
    for (int position : positions) {
      written.add(row.get(position));
    }
    written.add(asOf);
    return written;
  }

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (String name : OF_REPORT) {
      DataType type = name.equals("eligible") ? DataType.BOOLEAN : DataType.TEXT;
      columns.add(new Column(name, type, ""));
    }
    columns.add(new Column("as_of", DataType.DATE, ""));
    return columns;
  }

  private static int position(String name) {
    ReportSchema schema = Reports.ELIGIBILITY;
    return IntStream.range(0, schema.columns().size())
        .filter(i -> schema.columns().get(i).name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
