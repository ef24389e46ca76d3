package dev.steward.source.jdbc;

import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.source.Irregularity;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Words that the tests of this package share. */
final class Reading {
  private Reading() {}

  static JdbcSettings settings(String url, @Nullable String user, @Nullable String password) {
    return new JdbcSettings(
        "crm",
        url,
        Optional.ofNullable(user),
        Optional.ofNullable(password),
        List.of(),
        List.of(),
        List.of(),
        500,
        100,
        Map.of());
  }

  static JdbcSettings within(
      JdbcSettings settings, List<String> schemas, List<String> include, List<String> exclude) {
    return new JdbcSettings(
        settings.name(),
        settings.url(),
        settings.username(),
        settings.password(),
        schemas,
        include,
        exclude,
        settings.fetchSize(),
        settings.splitRows(),
        settings.properties());
  }

  static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** Binds one row of a batch. */
  @FunctionalInterface
  interface Row {
    void bind(PreparedStatement statement, int row) throws SQLException;
  }

  static void insert(Connection connection, String sql, int rows, Row row) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < rows; i++) {
        row.bind(statement, i);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  static List<Split> full(Table table) throws SourceException {
    return table.plan(new ScanScope.Full());
  }

  static List<Split> sample(Table table, long rows) throws SourceException {
    return table.plan(new ScanScope.Sample(rows));
  }

  /** A column's values over the splits, in order, as text. */
  static List<String> values(Table table, List<Split> splits, String column)
      throws SourceException {
    List<String> values = new ArrayList<>();
    for (Split split : splits) {
      try (RowCursor cursor = table.read(split, Set.of(column))) {
        RowBatch batch;
        while ((batch = cursor.next()) != null) {
          ColumnVector vector = batch.columns().get(0);
          IntStream.range(0, batch.rows()).forEach(row -> values.add(text(vector, row)));
        }
      }
    }
    return values;
  }

  /** All values of a table with one row, by column. */
  static Map<String, String> onlyRow(Table table) throws SourceException {
    Map<String, String> row = new LinkedHashMap<>();
    for (var column : table.columns()) {
      row.put(
          column.name(), column.type() + " " + values(table, full(table), column.name()).get(0));
    }
    return row;
  }

  static List<Irregularity> irregularities(Table table) throws SourceException {
    List<Irregularity> all = new ArrayList<>();
    Set<String> names =
        table.columns().stream().map(column -> column.name()).collect(Collectors.toSet());
    for (Split split : full(table)) {
      try (RowCursor cursor = table.read(split, names)) {
        while (cursor.next() != null) {
          continue;
        }
        all.addAll(cursor.irregularities());
      }
    }
    return all;
  }

  static String text(ColumnVector vector, int row) {
    if (vector instanceof ColumnVector.Repeated lists) {
      return IntStream.range(lists.starts()[row], lists.starts()[row + 1])
          .mapToObj(element -> text(lists.values(), element))
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (vector.isNull(row)) {
      return "null";
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
    if (vector instanceof ColumnVector.Bytes bytes) {
      byte[] value =
          Arrays.copyOfRange(bytes.data(), bytes.offsets()[row], bytes.offsets()[row + 1]);
      for (byte each : value) {
        if (each < ' ' && each >= 0) {
          return HexFormat.of().formatHex(value);
        }
      }
      return new String(value, StandardCharsets.UTF_8);
    }
    throw new AssertionError("Not expected: " + vector);
  }
}
