package dev.steward.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.KeyCell;
import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.source.KeyMatch;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks for rows by keys, and compares with looking at all rows. */
public final class Searches {
  private Searches() {}

  /** What a search read, and what of it matches. */
  public record Found(long read, List<String> rows) {}

  /**
   * Checks that a search finds the rows that a whole reading finds; returns what it read.
   *
   * @param columns to read besides the filter's
   */
  public static Found compare(Table table, KeyFilter filter, Set<String> columns)
      throws SourceException {
    Set<String> wanted = new TreeSet<>(columns);
    wanted.addAll(filter.columns());
    List<String> all = new ArrayList<>();
    for (Split split : table.plan(new ScanScope.Full())) {
      try (RowCursor cursor = table.read(split, wanted)) {
        matching(cursor, filter, wanted, all);
      }
    }
    Found found = search(table, filter, wanted);
    assertThat(found.rows()).containsExactlyInAnyOrderElementsOf(all);
    return found;
  }

  public static Found search(Table table, KeyFilter filter, Set<String> wanted)
      throws SourceException {
    List<String> rows = new ArrayList<>();
    long read = 0;
    for (Split split : table.plan(filter)) {
      try (RowCursor cursor = table.read(split, wanted, filter)) {
        read += matching(cursor, filter, wanted, rows);
      }
    }
    return new Found(read, rows);
  }

  private static long matching(
      RowCursor cursor, KeyFilter filter, Set<String> wanted, List<String> rows)
      throws SourceException {
    List<String> names = cursor.columns().stream().map(Column::name).toList();
    KeyMatch match = new KeyMatch(filter, cursor.columns());
    long read = 0;
    for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
      match.open(batch);
      read += batch.rows();
      for (int row = 0; row < batch.rows(); row++) {
        if (match.names(row)) {
          StringBuilder text = new StringBuilder();
          for (String name : wanted) {
            int at = names.indexOf(name);
            text.append(name).append('=');
            text.append(at < 0 ? "absent" : text(batch.columns().get(at), row)).append(' ');
          }
          rows.add(text.toString());
        }
      }
    }
    return read;
  }

  /** A cell as text. */
  public static String text(ColumnVector vector, int row) {
    if (vector instanceof ColumnVector.Repeated lists) {
      List<String> elements = new ArrayList<>();
      for (int i = lists.starts()[row]; i < lists.starts()[row + 1]; i++) {
        elements.add(text(lists.values(), i));
      }
      return elements.stream().collect(Collectors.joining(", ", "[", "]"));
    }
    if (vector.isNull(row)) {
      return "null";
    }
    if (vector instanceof ColumnVector.Dictionary dictionary) {
      return text(dictionary.values(), dictionary.ids()[row]);
    }
    if (vector instanceof ColumnVector.Longs longs) {
      return Long.toString(longs.values()[row]);
    }
    if (vector instanceof ColumnVector.Doubles doubles) {
      return Double.toString(doubles.values()[row]);
    }
    if (vector instanceof ColumnVector.Decimals decimals) {
      return String.valueOf(decimals.values()[row]);
    }
    ColumnVector.Bytes bytes = (ColumnVector.Bytes) vector;
    int from = bytes.offsets()[row];
    return new String(bytes.data(), from, bytes.offsets()[row + 1] - from, StandardCharsets.UTF_8);
  }

  public static KeyFilter exact(String column, String... keys) {
    return filter(keys(column, Comparison.EXACT, List.of(keys)));
  }

  public static KeyFilter filter(KeyFilter.Keys... alternatives) {
    return new KeyFilter(List.of(alternatives));
  }

  public static KeyFilter.Keys keys(String column, Comparison comparison, List<String> keys) {
    KeyTuples.Builder tuples = KeyTuples.builder(1);
    keys.forEach(tuples::add);
    return new KeyFilter.Keys(List.of(new KeyFilter.KeyColumn(column, comparison)), tuples.build());
  }

  /** Keys of several cells, each compared exactly. */
  public static KeyFilter.Keys composite(List<String> columns, List<List<String>> keys) {
    KeyTuples.Builder tuples = KeyTuples.builder(columns.size());
    keys.forEach(key -> tuples.add(key.toArray(String[]::new)));
    return new KeyFilter.Keys(
        columns.stream().map(name -> new KeyFilter.KeyColumn(name, Comparison.EXACT)).toList(),
        tuples.build());
  }

  /**
   * Keys that some rows have, by chance, and some that none has, in the form in which they are
   * compared.
   *
   * @param cells of the column, as {@link dev.steward.core.KeyCell} gives them
   */
  public static List<String> some(Random random, List<String> cells, int count) {
    List<String> keys = new ArrayList<>(List.of("no such key", "-7700077", "1e3", "007"));
    for (int i = 0; i < count && !cells.isEmpty(); i++) {
      keys.add(cells.get(random.nextInt(cells.size())));
    }
    return keys;
  }

  /** The different keys in a column. */
  public static List<String> cells(Table table, String column) throws SourceException {
    Set<String> cells = new TreeSet<>();
    KeyCell cell = new KeyCell();
    for (Split split : table.plan(new ScanScope.Full())) {
      try (RowCursor cursor = table.read(split, Set.of(column))) {
        for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
          ColumnVector vector = batch.columns().get(0);
          ColumnVector values =
              vector instanceof ColumnVector.Repeated lists ? lists.values() : vector;
          int count =
              vector instanceof ColumnVector.Repeated lists
                  ? lists.starts()[batch.rows()]
                  : batch.rows();
          for (int i = 0; i < count; i++) {
            if (cell.read(values, i)) {
              cells.add(new String(cell.copy(), StandardCharsets.UTF_8));
            }
          }
        }
      }
    }
    return List.copyOf(cells);
  }
}
