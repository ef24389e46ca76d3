package dev.steward.source.jdbc;

import dev.steward.core.DataType;
import dev.steward.source.Replacement;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happens to a column's cells: to those that are not null, and in a correction to all. */
sealed interface CellChange {
  ColumnFacts column();

  /** All cells get what the database itself can tell. */
  record Fixed(ColumnFacts column, Sql value, Sql differs) implements CellChange {}

  /** Each cell gets what is made of its text. */
  record Computed(ColumnFacts column, Making making) implements CellChange {
    NewText of(ValueText values, @Nullable String cell) throws SQLException, SourceException {
      return making.of(values, cell);
    }
  }

  /** Makes another text of a cell's. */
  @FunctionalInterface
  interface Making {
    NewText of(ValueText values, @Nullable String cell) throws SQLException, SourceException;
  }

  /**
   * What takes the place of a cell.
   *
   * @param text null for null
   * @param stays whether the cell is left as it is
   * @param ofNull whether it was null
   */
  record NewText(@Nullable String text, boolean stays, boolean ofNull) {
    static final NewText NONE = new NewText(null, false, false);
    static final NewText STAYS = new NewText(null, true, false);

    static NewText of(Optional<String> text) {
      return new NewText(text.orElse(null), false, false);
    }

    /** Without the text. */
    @Override
    public String toString() {
      return "NewText[" + stays + "]";
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
    if (replacement instanceof Replacement.Correction correction) {
      return corrected(attempt, new ValueText(sql, connection), column, correction);
    }
    Optional<String> otherwise = nothing(attempt, sql, column);
    if (replacement instanceof Replacement.Derived derived) {
      UnaryOperator<@Nullable String> function =
          cell -> cell == null ? null : derived.function().apply(cell);
      return computed(column, function, otherwise);
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
    return computed(column, function, nothing(attempt, sql, column));
  }

  private static CellChange computed(
      ColumnFacts column, UnaryOperator<@Nullable String> function, Optional<String> otherwise) {
    return new Computed(
        column,
        (values, cell) -> {
          String made = cell == null ? null : function.apply(cell);
          if (cell == null) {
            return NewText.NONE;
          }
          Optional<String> value = made == null ? Optional.empty() : values.of(column, made);
          return NewText.of(value.or(() -> otherwise));
        });
  }

  private static CellChange corrected(
      String attempt, ValueText values, ColumnFacts column, Replacement.Correction correction)
      throws SQLException, SourceException {
    Optional<String> right = right(attempt, values, column, correction.right());
    return new Computed(
        column,
        (ignored, cell) -> {
          if (cell == null) {
            return correction.fills()
                ? new NewText(right.orElse(null), false, true)
                : NewText.STAYS;
          }
          return correction.wrong().test(cell) ? NewText.of(right) : NewText.STAYS;
        });
  }

  private static Optional<String> right(
      String attempt, ValueText values, ColumnFacts column, String text)
      throws SQLException, SourceException {
    if (!text.isEmpty()) {
      return Optional.of(values.whole(attempt, column, text));
    }
    if (!column.nullable()) {
      throw new SourceException(attempt, "column " + column.stored() + " admits no null");
    }
    return Optional.empty();
  }

  /**
   * A cell whose text is put right within.
   *
   * @param function gives the text that stands in the end
   */
  static CellChange corrected(
      String attempt, ColumnFacts column, UnaryOperator<@Nullable String> function) {
    return new Computed(
        column,
        (values, cell) -> {
          String made = cell == null ? null : function.apply(cell);
          return made == null || made.equals(cell)
              ? NewText.STAYS
              : NewText.of(Optional.of(values.whole(attempt, column, made)));
        });
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
