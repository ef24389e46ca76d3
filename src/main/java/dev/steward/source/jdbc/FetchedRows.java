package dev.steward.source.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of a result set, some of them a round trip. */
final class FetchedRows implements QueriedRows {
  /** Rows fetched first where values may be large; then as their size allows. */
  static final int FIRST_FETCH = 256;

  private static final long FETCHED_BYTES = 4 << 20;

  private final ResultSet result;
  private final int fetchSize;

  /**
   * Runs the statement.
   *
   * @param fetchSize most rows a round trip
   */
  FetchedRows(PreparedStatement statement, int fetchSize) throws SQLException {
    this.result = statement.executeQuery();
    this.fetchSize = fetchSize;
  }

  @Override
  public <B extends ColumnBuffer> Cell cell(int index, CellFormat<B> format, B into) {
    CellFormat.Reader<B> reader = format.reader();
    return () -> reader.move(result, index + 1, into);
  }

  @Override
  public boolean next() throws SQLException {
    return result.next();
  }

  @Override
  public void expect(long bytesPerRow) throws SQLException {
    long rows = FETCHED_BYTES / Math.max(1, bytesPerRow);
    result.setFetchSize((int) Math.max(16, Math.min(fetchSize, rows)));
  }

  @Override
  public boolean end() throws SQLException {
    result.getStatement().close();
    return true;
  }
}
