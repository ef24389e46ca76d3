package dev.steward.source.jdbc;

import dev.steward.core.DataType;
import dev.steward.source.SourceException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads texts as values of columns. */
final class ValueText {
  private static final Set<String> TRUTH = Set.of("true", "yes", "1", "t");
  private static final Set<String> FALSEHOOD = Set.of("false", "no", "0", "f");

  private final ChangeSql sql;
  private final Connection connection;

  ValueText(ChangeSql sql, Connection connection) {
    this.sql = sql;
    this.connection = connection;
  }

  /** The text that the column takes for the value, cut to its length; empty where it is none. */
  Optional<String> of(ColumnFacts column, String text) throws SQLException {
    if (sql.isPlainText(column)) {
      return Optional.of(cut(text, sql.length(column)));
    }
    DataType type = sql.dialect.format(column).type();
    Optional<String> candidate = candidate(type, text.strip());
    if (type == DataType.BOOLEAN) {
      return candidate.map(each -> each.equals("true") ? sql.truth() : sql.falsehood());
    }
    if (type == DataType.TEXT && sql.length(column) > 0) {
      candidate = Optional.of(cut(text, sql.length(column)));
    }
    return candidate.isPresent() && sql.reads(connection, column, candidate.get())
        ? candidate
        : Optional.empty();
  }

  /**
   * The text that the column takes for the value, all of it.
   *
   * @throws SourceException where it takes none, or not all
   */
  String whole(String attempt, ColumnFacts column, String text)
      throws SQLException, SourceException {
    Optional<String> value = of(column, text);
    if (value.isEmpty()) {
      throw new SourceException(
          attempt,
          "the new value is none of the type of column %s, %s"
              .formatted(column.stored(), column.declared()));
    }
    if (!sql.keeps(connection, column, text)) {
      throw new SourceException(
          attempt,
          "column %s, %s, cannot hold all of the new value"
              .formatted(column.stored(), column.declared()));
    }
    return value.get();
  }

  private static Optional<String> candidate(DataType type, String text) {
    try {
      return switch (type) {
        case BOOLEAN -> truth(text.toLowerCase(Locale.ROOT));
        case INTEGER -> Optional.of(new BigInteger(text).toString());
        case DECIMAL -> Optional.of(new BigDecimal(text).toPlainString());
        case FLOAT -> Optional.of(new BigDecimal(text).toString());
        case DATE -> Optional.of(LocalDate.parse(text).toString());
        case TIME -> Optional.of(LocalTime.parse(text).toString());
        case TIMESTAMP -> Optional.of(LocalDateTime.parse(iso(text)).toString().replace('T', ' '));
        case INSTANT -> Optional.of(OffsetDateTime.parse(iso(text)).toString().replace('T', ' '));
        case TEXT -> Optional.of(text);
        case BINARY -> Optional.empty();
      };
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> truth(String text) {
    if (TRUTH.contains(text)) {
      return Optional.of("true");
    }
    return FALSEHOOD.contains(text) ? Optional.of("false") : Optional.empty();
  }

  private static String iso(String text) {
    return text.length() == 10 ? text + "T00:00:00" : text.replace(' ', 'T');
  }

  /** The first characters, as many as the column takes; 0 for all. */
  static String cut(String text, int length) {
    return length == 0 || text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length));
  }
}
