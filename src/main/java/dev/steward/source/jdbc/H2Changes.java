package dev.steward.source.jdbc;

import dev.steward.core.DataType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class H2Changes extends ChangeSql {
  private static final Set<String> PLAIN =
      Set.of("CHARACTER VARYING", "VARCHAR", "CHARACTER LARGE OBJECT", "CLOB");

  H2Changes(Dialect dialect) {
    super(dialect);
  }

  @Override
  KeyType keyType(ColumnFacts column) {
    return column.typeName().equals("UUID") ? KeyType.UUID : super.keyType(column);
  }

  @Override
  boolean isPlainText(ColumnFacts column) {
    return PLAIN.contains(column.typeName());
  }

  @Override
  int length(ColumnFacts column) {
    return switch (column.typeName()) {
      case "CHARACTER VARYING", "CHARACTER", "VARCHAR_IGNORECASE" -> column.size();
      default -> 0;
    };
  }

  /** Without the blanks that text of a fixed length is filled up with. */
  @Override
  String text(ColumnFacts column) {
    String text = super.text(column);
    return column.typeName().equals("CHARACTER") ? "RTRIM(" + text + ")" : text;
  }

  @Override
  String paddedBinary(String column) {
    return "REGEXP_LIKE(RAWTOHEX(%s), '^(20|09|0[a-d]|1[c-f])|(20|09|0[a-d]|1[c-f])$', 'i')"
        .formatted(column);
  }

  @Override
  Sql differs(ColumnFacts column, Sql value) {
    boolean byText = dialect.format(column).type() == DataType.TEXT && !isPlainText(column);
    return byText
        ? new Sql().add(text(column)).add(" <> CAST(").add(value).add(" AS VARCHAR)")
        : super.differs(column, value);
  }

  @Override
  String firstOfYear(ColumnFacts column) {
    return "DATE_TRUNC(YEAR, " + dialect.column(column.stored()) + ")";
  }

  @Override
  Optional<String> neutralOther(String typeName) {
    return typeName.equals("CHARACTER") ? Optional.of("") : super.neutralOther(typeName);
  }

  @Override
  boolean reads(Connection connection, ColumnFacts column, String text) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT CAST(? AS " + column.declared() + ")")) {
      statement.setString(1, text);
      statement.executeQuery().close();
      return true;
    } catch (SQLException e) {
      if (JdbcFaults.isLost(e)) {
        throw e;
      }
      return false;
    }
  }

  @Override
  Optional<RowIdentity> identity(TableFacts table, List<ColumnFacts> known) {
    return Optional.of(
        new RowIdentity(
            List.of("t._ROWID_"),
            "t._ROWID_ = ?",
            List.of(KeyColumn.plain("_ROWID_", KeyColumn.Form.INTEGER)),
            true));
  }
}
