package dev.steward.source.jdbc;

import java.math.BigInteger;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** A database that we know nothing about; rows are changed one by one where they have a key. */
final class StandardChanges extends ChangeSql {
  StandardChanges(Dialect dialect) {
    super(dialect);
  }

  @Override
  int keysAtOnce() {
    return 200;
  }

  @Override
  String lock() {
    return "";
  }

  @Override
  boolean isPlainText(ColumnFacts column) {
    return switch (column.jdbcType()) {
      case java.sql.Types.VARCHAR, java.sql.Types.NVARCHAR -> true;
      default -> false;
    };
  }

  /** A list of rows is not known everywhere. */
  @Override
  Sql among(List<ColumnFacts> columns, List<Object[]> keys) {
    if (columns.size() == 1) {
      return super.among(columns, keys);
    }
    return Sql.joined(
        "OR",
        keys.stream()
            .map(
                key -> {
                  Sql term = new Sql();
                  for (int i = 0; i < key.length; i++) {
                    term.add(i == 0 ? "" : " AND ")
                        .add(keyed(columns.get(i)) + " = ?", Sql.Binding.of(key[i]));
                  }
                  return term;
                })
            .toList());
  }

  @Override
  String text(ColumnFacts column) {
    return "TRIM(TRAILING FROM " + dialect.column(column.stored()) + ")";
  }

  @Override
  String paddedText(String text) {
    return text + " <> TRIM(" + text + ")";
  }

  @Override
  String paddedBinary(String column) {
    return "1 = 0";
  }

  @Override
  String firstOfYear(ColumnFacts column) {
    String year = "EXTRACT(YEAR FROM " + dialect.column(column.stored()) + ")";
    return "CAST(CAST(" + year + " AS VARCHAR(10)) || '-01-01' AS DATE)";
  }

  @Override
  boolean reads(Connection connection, ColumnFacts column, String text) {
    return switch (dialect.format(column).type()) {
      case INTEGER -> new BigInteger(text).bitLength() < 31;
      case DECIMAL, FLOAT, DATE -> true;
      default -> false;
    };
  }

  @Override
  Optional<RowIdentity> identity(TableFacts table, List<ColumnFacts> known) {
    return byPrimaryKey(table);
  }
}
