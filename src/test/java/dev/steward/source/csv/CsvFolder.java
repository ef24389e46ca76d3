package dev.steward.source.csv;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.source.Irregularity;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder of CSV files and the source that reads it. */
record CsvFolder(Path folder, CsvSettings settings) {
  static CsvFolder at(Path folder) {
    return new CsvFolder(
        folder,
        new CsvSettings(
            "drops",
            folder.toString(),
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            '"',
            Optional.empty(),
            StandardCharsets.UTF_8,
            true));
  }

  CsvFolder in(Charset charset) {
    return with(settings.delimiter(), settings.escape(), charset, settings.header());
  }

  CsvFolder delimitedBy(char delimiter) {
    return with(Optional.of(delimiter), settings.escape(), settings.charset(), settings.header());
  }

  CsvFolder escapedBy(char escape) {
    return with(settings.delimiter(), Optional.of(escape), settings.charset(), settings.header());
  }

  CsvFolder withoutHeader() {
    return with(settings.delimiter(), settings.escape(), settings.charset(), false);
  }

  CsvFolder admitting(List<String> include, List<String> exclude) {
    return new CsvFolder(
        folder,
        new CsvSettings(
            "drops",
            folder.toString(),
            include,
            exclude,
            Map.of(),
            settings.delimiter(),
            '"',
            settings.escape(),
            settings.charset(),
            settings.header()));
  }

  private CsvFolder with(
      Optional<Character> delimiter, Optional<Character> escape, Charset charset, boolean header) {
    return new CsvFolder(
        folder,
        new CsvSettings(
            "drops",
            folder.toString(),
            settings.include(),
            settings.exclude(),
            Map.of(),
            delimiter,
            '"',
            escape,
            charset,
            header));
  }

  Path put(String name, String content) throws IOException {
    return put(name, content.getBytes(settings.charset()));
  }

  Path put(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  CsvSource source() throws SourceException {
    return CsvSource.open(settings);
  }

  Table table(String name) throws SourceException {
    return source().table(name);
  }

  List<String> columns(String table) throws SourceException {
    return table(table).columns().stream().map(Column::name).toList();
  }

  /** All rows; the synthetic column is there only where it holds a value. */
  List<List<@Nullable String>> rows(String table) throws SourceException {
    return read(table(table), new ScanScope.Full()).rows();
  }

  Rows read(String table) throws SourceException {
    return read(table(table), new ScanScope.Full());
  }

  /** What a scan brought. */
  record Rows(
      List<Column> columns,
      List<List<@Nullable String>> rows,
      List<Irregularity> irregularities,
      List<Split> splits) {}

  static Rows read(Table table, ScanScope scope) throws SourceException {
    Set<String> names = new HashSet<>();
    table.columns().forEach(column -> names.add(column.name()));
    List<List<@Nullable String>> rows = new ArrayList<>();
    List<Irregularity> irregularities = new ArrayList<>();
    List<Split> splits = table.plan(scope);
    for (Split split : splits) {
      try (RowCursor cursor = table.read(split, names)) {
        for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
          addRows(table, cursor, batch, rows);
        }
        irregularities.addAll(cursor.irregularities());
      }
    }
    List<Column> columns = new ArrayList<>(table.columns());
    int last = columns.size() - 1;
    if (last >= 0 && rows.stream().allMatch(row -> row.get(last) == null)) {
      rows.forEach(row -> row.remove(last));
      columns.remove(last);
    }
    return new Rows(columns, rows, irregularities, splits);
  }

  private static void addRows(
      Table table, RowCursor cursor, RowBatch batch, List<List<@Nullable String>> rows) {
    Map<String, ColumnVector> vectors = new LinkedHashMap<>();
    for (int i = 0; i < cursor.columns().size(); i++) {
      vectors.put(cursor.columns().get(i).name(), batch.columns().get(i));
    }
    for (int row = 0; row < batch.rows(); row++) {
      List<@Nullable String> cells = new ArrayList<>();
      for (Column column : table.columns()) {
        ColumnVector vector = vectors.get(column.name());
        cells.add(vector == null ? null : cell(vector, row));
      }
      rows.add(cells);
    }
  }

  private static @Nullable String cell(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof ColumnVector.Dictionary dictionary) {
      return cell(dictionary.values(), dictionary.ids()[row]);
    }
    ColumnVector.Bytes bytes = (ColumnVector.Bytes) vector;
    int start = bytes.offsets()[row];
    return new String(
        bytes.data(), start, bytes.offsets()[row + 1] - start, StandardCharsets.UTF_8);
  }
}
