package dev.steward.source.jdbc;

import dev.steward.core.DataType;
import dev.steward.source.RowChange.DateCondition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How rows are found and changed, where databases differ. What is written here is standard SQL. */
abstract sealed class ChangeSql
    permits H2Changes, MySqlChanges, PostgreSqlChanges, StandardChanges {
  /** Code points that {@link dev.steward.core.KeyCell} takes for space. */
  static final String SPACES = "32, 9, 10, 11, 12, 13, 28, 29, 30, 31";

  final Dialect dialect;

  ChangeSql(Dialect dialect) {
    this.dialect = dialect;
  }

  static ChangeSql of(Dialect dialect) {
    if (dialect instanceof PostgreSql) {
      return new PostgreSqlChanges(dialect);
    } else if (dialect instanceof MySql) {
      return new MySqlChanges(dialect);
    }
    return dialect instanceof H2 ? new H2Changes(dialect) : new StandardChanges(dialect);
  }

  /** Begins a transaction of short waits, without leaving anything behind in the session. */
  void begin(Connection connection) throws SQLException {}

  /** Keys of one statement. */
  int keysAtOnce() {
    return 1000;
  }

  /**
   * Whether a row cannot go before the rows that refer to it, even if one statement deletes both.
   */
  boolean checksReferencesRowByRow() {
    return true;
  }

  String delete(Relation relation) {
    return "DELETE" + dialect.from(relation);
  }

  final String update(Relation relation) {
    return "UPDATE " + dialect.from(relation).substring(" FROM ".length());
  }

  /** The end of a query whose rows nobody else may change until this transaction ends. */
  String lock() {
    return " FOR UPDATE";
  }

  /** A statement that has the database look at another, as far as to refuse it. */
  String rehearsal(String statement) {
    return statement;
  }

  /** The columns, those of text that does not compare as its characters do under another type. */
  List<ColumnFacts> columns(Connection connection, Relation relation) throws SQLException {
    return dialect.columns(connection, relation);
  }

  KeyType keyType(ColumnFacts column) {
    return switch (dialect.format(column).type()) {
      case BOOLEAN -> KeyType.BOOLEAN;
      case INTEGER -> KeyType.INTEGER;
      case DECIMAL -> KeyType.DECIMAL;
      case FLOAT -> KeyType.FLOAT;
      case BINARY -> KeyType.BINARY;
      case DATE -> KeyType.DATE;
      case TIME -> KeyType.TIME;
      case TIMESTAMP -> KeyType.TIMESTAMP;
      case INSTANT -> KeyType.INSTANT;
      case TEXT -> isPlainText(column) ? KeyType.TEXT : KeyType.BY_TEXT;
    };
  }

  /** The value to look for; empty where no value of the column has that key. */
  final Optional<Object> key(ColumnFacts column, byte[] key) {
    Optional<Object> value = keyType(column).value(key);
    return value.isPresent() && value.get() instanceof BigInteger number
        ? value.filter(each -> number.bitLength() < bits(column))
        : value;
  }

  private static int bits(ColumnFacts column) {
    int bits =
        switch (column.typeName().toLowerCase(Locale.ROOT)) {
          case "tinyint" -> 8;
          case "smallint", "int2", "year" -> 16;
          case "mediumint" -> 24;
          case "int", "integer", "int4" -> 32;
          default -> 64;
        };
    return column.declared().contains("unsigned") ? bits + 1 : bits;
  }

  /** Whether a column is of text that compares as its characters do. */
  abstract boolean isPlainText(ColumnFacts column);

  /** A column's value as text. */
  String text(ColumnFacts column) {
    return "CAST(" + dialect.column(column.stored()) + " AS VARCHAR)";
  }

  /** A column's value as a text that may be as long as it likes. */
  String whole(ColumnFacts column) {
    return dialect.column(column.stored());
  }

  /** A column as keys of its type are compared with. */
  String keyed(ColumnFacts column) {
    return keyType(column) == KeyType.BY_TEXT ? text(column) : dialect.column(column.stored());
  }

  /** Rows whose columns are one of the keys; each key has a value for each column. */
  Sql among(List<ColumnFacts> columns, List<Object[]> keys) {
    return in(columns.stream().map(this::keyed).toList(), keys);
  }

  static Sql in(List<String> expressions, List<Object[]> keys) {
    boolean single = expressions.size() == 1;
    String left = String.join(", ", expressions);
    Sql sql = new Sql().add(single ? left : "(" + left + ")").add(" IN (");
    String row = String.join(", ", Collections.nCopies(expressions.size(), "?"));
    String first = single ? row : "(" + row + ")";
    for (int i = 0; i < keys.size(); i++) {
      sql.add(i == 0 ? first : ", " + first);
      for (Object value : keys.get(i)) {
        sql.add("", Sql.Binding.of(value));
      }
    }
    return sql.add(")");
  }

  /** Rows whose text may have space around it, and possibly others; null where none can. */
  Optional<String> padded(ColumnFacts column) {
    if (!keyType(column).mayBePadded()) {
      return Optional.empty();
    }
    return Optional.of(
        keyType(column) == KeyType.BINARY
            ? paddedBinary(dialect.column(column.stored()))
            : paddedText(text(column)));
  }

  String paddedText(String text) {
    return "ASCII(LEFT(%1$s, 1)) IN (%2$s) OR ASCII(RIGHT(%1$s, 1)) IN (%2$s)"
        .formatted(text, SPACES);
  }

  abstract String paddedBinary(String column);

  /** What stands for a value of a column that is bound as text, or as null. */
  String placeholder(ColumnFacts column) {
    return dialect.format(column).type() == DataType.DECIMAL
        ? "CAST(? AS " + column.declared() + ")"
        : "?";
  }

  /** Characters that a column takes; 0 where it is not limited. */
  int length(ColumnFacts column) {
    return isPlainText(column) ? column.size() : 0;
  }

  /** Whether a value of the column differs from another that is no null; unknown for null. */
  Sql differs(ColumnFacts column, Sql value) {
    return new Sql().add(dialect.column(column.stored())).add(" <> ").add(value);
  }

  /** The first of January of a date's or timestamp's year. */
  abstract String firstOfYear(ColumnFacts column);

  /** The text that a type has instead of null; empty where it has none. */
  Optional<String> neutral(ColumnFacts column) {
    DataType type = dialect.format(column).type();
    return switch (type) {
      case BOOLEAN -> Optional.of(falsehood());
      case INTEGER, DECIMAL, FLOAT -> Optional.of("0");
      case DATE -> Optional.of("1970-01-01");
      case TIME -> Optional.of("00:00:00");
      case TIMESTAMP -> Optional.of("1970-01-01 00:00:00");
      case INSTANT -> Optional.of("1970-01-01 00:00:00+00");
      case TEXT -> isPlainText(column) ? Optional.of("") : neutralOther(column.typeName());
      case BINARY -> Optional.of("");
    };
  }

  String truth() {
    return "true";
  }

  String falsehood() {
    return "false";
  }

  Optional<String> neutralOther(String typeName) {
    return switch (typeName.toLowerCase(Locale.ROOT)) {
      case "uuid" -> Optional.of("00000000-0000-0000-0000-000000000000");
      case "json", "jsonb" -> Optional.of("null");
      case "citext", "name", "loose text", "varchar_ignorecase", "character large object", "set" ->
          Optional.of("");
      default -> Optional.empty();
    };
  }

  /** Whether the database reads the text as a value of the column's type. */
  abstract boolean reads(Connection connection, ColumnFacts column, String text)
      throws SQLException;

  /** Whether a column, which takes a text for a value of its type, holds all of it. */
  boolean keeps(Connection connection, ColumnFacts column, String text) throws SQLException {
    return switch (dialect.format(column).type()) {
      case TEXT -> ValueText.cut(text, length(column)).equals(text);
      case DECIMAL ->
          new BigDecimal(text.strip()).stripTrailingZeros().scale() <= Math.max(0, column.scale());
      default -> true;
    };
  }

  /** Rows by a column of dates or timestamps, those of time zones by their day in UTC. */
  Sql on(ColumnFacts column, DateCondition condition) {
    String name = dialect.column(column.stored());
    LocalDate last = condition.last();
    Sql reached =
        switch (dialect.format(column).type()) {
          case DATE -> new Sql().add(name + " <= ").add("?", Sql.Binding.of(last));
          case TIMESTAMP ->
              new Sql().add(name + " < ").add("?", Sql.Binding.of(last.plusDays(1).atStartOfDay()));
          case INSTANT ->
              new Sql()
                  .add(name + " < ")
                  .add(
                      "?",
                      Sql.Binding.of(last.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC)));
          default -> new Sql().add("1 = 0");
        };
    reached.add(readable(name, column));
    return condition.reached()
        ? reached
        : new Sql().add("CASE WHEN ").add(reached).add(" THEN 0 ELSE 1 END = 1");
  }

  /** A further condition for dates that are dates, beginning with AND; empty where all are. */
  String readable(String name, ColumnFacts column) {
    return "";
  }

  abstract Optional<RowIdentity> identity(TableFacts table, List<ColumnFacts> known);

  /** By the columns of the primary key. */
  final Optional<RowIdentity> byPrimaryKey(TableFacts table) {
    List<KeyColumn> key = new ArrayList<>();
    for (String name : table.primaryKey()) {
      Optional<KeyColumn> column = dialect.keyColumn(table.stored(name));
      if (column.isEmpty()) {
        return Optional.empty();
      }
      key.add(column.get());
    }
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RowIdentity(
            key.stream().map(dialect::keyExpression).toList(),
            key.stream()
                .map(each -> dialect.column(each.name()) + " = " + each.placeholder())
                .collect(Collectors.joining(" AND ")),
            key,
            true));
  }
}
