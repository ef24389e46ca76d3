package dev.steward.bench;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import dev.steward.source.KeyFilter;
import dev.steward.source.RowCursor;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.source.parquet.ParquetSettings;
import dev.steward.source.parquet.ParquetSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Looks for the rows of some people in a table of Parquet files, and writes them as text. */
public final class LakeSearch {
  private LakeSearch() {}

  /**
   * @param args the folder of the files, the column, a file with a key a line, the file to write
   */
  public static void main(String[] args) throws Exception {
    System.out.println(rows(Path.of(args[0]), args[1], Path.of(args[2]), Path.of(args[3])));
  }

  static long rows(Path folder, String column, Path keys, Path out) throws Exception {
    KeyTuples.Builder tuples = KeyTuples.builder(1);
    Files.readAllLines(keys).forEach(tuples::add);
    KeyFilter filter =
        new KeyFilter(
            List.of(
                new KeyFilter.Keys(
                    List.of(new KeyFilter.KeyColumn(column, KeyFilter.Comparison.EXACT)),
                    tuples.build())));
    ParquetSettings settings =
        new ParquetSettings("lake", folder.toString(), List.of(), List.of(), Map.of());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (ParquetSource source = ParquetSource.open(settings);
        OutputStream csv = new BufferedOutputStream(Files.newOutputStream(out), 1 << 16)) {
      Table table = source.table(source.discover().tables().get(0));
      Set<String> columns = table.columns().stream().map(Column::name).collect(Collectors.toSet());
      List<Future<Long>> found = new ArrayList<>();
      for (Split split : table.plan(filter)) {
        found.add(threads.submit(() -> write(table.read(split, columns, filter), csv)));
      }
      long rows = 0;
      for (Future<Long> each : found) {
        rows += each.get();
      }
      return rows;
    } finally {
      threads.shutdown();
    }
  }

  private static long write(RowCursor cursor, OutputStream csv) throws Exception {
    long rows = 0;
    try (cursor) {
      for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < batch.rows(); row++) {
          for (ColumnVector column : batch.columns()) {
            text.append(cell(column, row)).append(',');
          }
          text.setCharAt(text.length() - 1, '\n');
        }
        write(csv, text);
        rows += batch.rows();
      }
    }
    return rows;
  }

  private static void write(OutputStream csv, StringBuilder text) throws IOException {
    synchronized (csv) {
      csv.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String cell(ColumnVector column, int row) {
    if (column.isNull(row)) {
      return "";
    }
    if (column instanceof ColumnVector.Dictionary dictionary) {
      return cell(dictionary.values(), dictionary.ids()[row]);
    }
    if (column instanceof ColumnVector.Bytes bytes) {
      int from = bytes.offsets()[row];
      return new String(
          bytes.data(), from, bytes.offsets()[row + 1] - from, StandardCharsets.UTF_8);
    }
    throw new IllegalStateException("Not a column of text: " + column);
  }
}
