package dev.steward.source.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the rows of a key range.
 *
 * @param key the columns that the table is cut by
 * @param wanted what to select
 * @param search which of the rows; empty for all
 * @param ordered whether the rows come in the order of the key
 */
record RangeQuery(
    Dialect dialect,
    Relation relation,
    List<KeyColumn> key,
    KeyRange range,
    List<JdbcColumn> wanted,
    Optional<SearchCondition> search,
    boolean ordered) {

  /**
   * Runs it in the connection's transaction.
   *
   * @param fetchSize most rows a round trip
   */
  QueriedRows run(Connection connection, int fetchSize) throws SQLException {
    Condition condition = Condition.within(dialect, key, range.from(), range.to());
    if (dialect.copies() && search.isEmpty()) {
      CopiedRows copied = CopiedRows.of(connection, sql(condition.sqlWithValues()), wanted);
      if (copied != null) {
        return copied;
      }
    }
    return fetched(connection, condition, fetchSize);
  }

  private QueriedRows fetched(Connection connection, Condition condition, int most)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            sql(condition.sql()), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    boolean large = wanted.stream().anyMatch(each -> each.format().large());
    statement.setFetchSize(large ? Math.min(most, FetchedRows.FIRST_FETCH) : most);
    if (range.limit() > 0 && range.limit() < Integer.MAX_VALUE) {
      statement.setMaxRows((int) range.limit());
    }
    int next = condition.bind(statement);
    if (search.isPresent()) {
      search.get().bind(statement, next);
    }
    return new FetchedRows(statement, most);
  }

  private String sql(String condition) {
    StringBuilder sql = new StringBuilder("SELECT ");
    sql.append(
        wanted.isEmpty()
            ? "1"
            : wanted.stream().map(JdbcColumn::expression).collect(Collectors.joining(", ")));
    sql.append(dialect.from(relation)).append(condition);
    search.ifPresent(
        keys ->
            sql.append(condition.isEmpty() ? " WHERE " : " AND ")
                .append('(')
                .append(keys.sql())
                .append(')'));
    if (ordered && !key.isEmpty()) {
      sql.append(" ORDER BY ").append(dialect.keyList(key));
    }
    if (range.limit() > 0) {
      sql.append(key.isEmpty() ? dialect.head(range.limit()) : dialect.page(0, range.limit()));
    }
    return sql.toString();
  }

  /** Without the range. */
  @Override
  public String toString() {
    return "RangeQuery[" + relation + "]";
  }
}
