package dev.steward.source.jdbc;

import dev.steward.core.DataType;
import dev.steward.source.Replacement;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happens to a column's cells that are not null. */
sealed interface CellChange {
  ColumnFacts column();

  /** All cells get what the database itself can tell. */
  record Fixed(ColumnFacts column, Sql value, Sql differs) implements CellChange {}

  /** Each cell gets what its text is made into; null is {@code otherwise}. */
  record Computed(
      ColumnFacts column, UnaryOperator<@Nullable String> function, Optional<String> otherwise)
      implements CellChange {

    /** What takes the place of a cell; null for null. */
    @Nullable String of(ValueText values, @Nullable String cell) throws SQLException {
      if (cell == null) {
        return null;
      }
      String made = function.apply(cell);
      Optional<String> value = made == null ? Optional.empty() : values.of(column, made);
      return value.or(() -> otherwise).orElse(null);
    }
  }

  /**
   * @param connection to ask the database how it reads a text
   * @throws SourceException where the column admits no null and its type has nothing else
   */
  static CellChange of(
      String attempt,
      ChangeSql sql,
      Connection connection,
      ColumnFacts column,
      Replacement replacement)
      throws SQLException, SourceException {
    Optional<String> otherwise = nothing(attempt, sql, column);
    if (replacement instanceof Replacement.Derived derived) {
      UnaryOperator<@Nullable String> function =
          cell -> cell == null ? null : derived.function().apply(cell);
      return new Computed(column, function, otherwise);
    }
    String name = sql.dialect.column(column.stored());
    DataType type = sql.dialect.format(column).type();
    if (replacement instanceof Replacement.FirstOfYear && isOfDays(type)) {
      String first = sql.firstOfYear(column);
      return new Fixed(column, new Sql().add(first), new Sql().add(name + " <> " + first));
    }
    Optional<String> text = otherwise;
    if (replacement instanceof Replacement.Text fixed) {
      text = new ValueText(sql, connection).of(column, fixed.text()).or(() -> otherwise);
    }
    if (text.isEmpty()) {
      return new Fixed(column, new Sql().add("NULL"), new Sql().add(name + " IS NOT NULL"));
    }
    Sql value = bound(sql, column, text.get());
    Sql unlessNull =
        new Sql().add("CASE WHEN " + name + " IS NULL THEN NULL ELSE ").add(value).add(" END");
    return new Fixed(column, column.nullable() ? unlessNull : value, sql.differs(column, value));
  }

  /**
   * @param function gives null for no value
   */
  static CellChange computed(
      String attempt, ChangeSql sql, ColumnFacts column, UnaryOperator<@Nullable String> function)
      throws SourceException {
    return new Computed(column, function, nothing(attempt, sql, column));
  }

  static Sql bound(ChangeSql sql, ColumnFacts column, @Nullable String text) {
    return new Sql()
        .add(sql.placeholder(column), (statement, index) -> statement.setString(index, text));
  }

  private static boolean isOfDays(DataType type) {
    return type == DataType.DATE || type == DataType.TIMESTAMP || type == DataType.INSTANT;
  }

  /** The text for no value; empty for null. */
  private static Optional<String> nothing(String attempt, ChangeSql sql, ColumnFacts column)
      throws SourceException {
    if (column.nullable()) {
      return Optional.empty();
    }
    Optional<String> neutral = sql.neutral(column);
    if (neutral.isEmpty()) {
      throw new SourceException(
          attempt,
          "column "
              + column.stored()
              + " admits no null, and "
              + column.declared()
              + " has no neutral value");
    }
    return neutral;
  }
}
