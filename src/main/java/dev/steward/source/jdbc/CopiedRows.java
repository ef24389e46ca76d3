package dev.steward.source.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a query that PostgreSQL copies out in its binary format: about half the work of a
 * result set, for the server and for us.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>
 */
final class CopiedRows implements QueriedRows {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  /** What servers say that speak the protocol of PostgreSQL and have no such copy. */
  private static final Set<String> NO_COPY = Set.of("0A000", "42601");

  private static final int FEW = 4;

  private final CopyOut copy;
  private final int[] starts;
  private final int[] lengths;
  private byte[] data = {};
  private int at;
  private boolean begun;

  private CopiedRows(CopyOut copy, int columns) {
    this.copy = copy;
    this.starts = new int[columns];
    this.lengths = new int[columns];
  }

  /**
   * Runs a query without parameters.
   *
   * @return null where the server or its driver does not copy, or not such columns; a result set is
   *     as good then
   */
  static @Nullable CopiedRows of(Connection connection, String sql, List<JdbcColumn> columns)
      throws SQLException {
    boolean copied = columns.stream().allMatch(each -> CopiedCell.canRead(each.format()));
    if (columns.isEmpty() || !copied || !connection.isWrapperFor(PGConnection.class)) {
      return null;
    }
    try {
      String statement = "COPY (" + sql + ") TO STDOUT (FORMAT binary)";
      PGConnection server = connection.unwrap(PGConnection.class);
      return new CopiedRows(server.getCopyAPI().copyOut(statement), columns.size());
    } catch (SQLException e) {
      String state = e.getSQLState();
      if (state == null || !NO_COPY.contains(state)) {
        throw e;
      }
      connection.rollback();
      return null;
    }
  }

  @Override
  public <B extends ColumnBuffer> Cell cell(int index, CellFormat<B> format, B into) {
    return CopiedCell.of(this, index, format.type(), into);
  }

  @Override
  public boolean next() throws SQLException {
    if (!more()) {
      return false;
    }
    if (!begun) {
      passHeader();
      begun = true;
      if (!more()) {
        return false;
      }
    }
    ByteBuffer row = ByteBuffer.wrap(data, at, data.length - at);
    int columns = row.getShort();
    if (columns < 0) {
      at = row.position();
      if (more()) {
        throw new IllegalStateException("A copy goes on behind its end");
      }
      return false;
    }
    if (columns != starts.length) {
      throw new IllegalStateException("A row has " + columns + " columns");
    }
    at = row.position();
    for (int column = 0; column < columns; column++) {
      int length = row.getInt(at);
      at += Integer.BYTES;
      starts[column] = at;
      lengths[column] = length;
      at += Math.max(0, length);
    }
    return true;
  }

  /** Whether there is anything to read at the position. */
  private boolean more() throws SQLException {
    while (at == data.length) {
      byte[] next = copy.readFromCopy();
      if (next == null) {
        return false;
      }
      data = next;
      at = 0;
    }
    return true;
  }

  private void passHeader() {
    ByteBuffer header = ByteBuffer.wrap(data);
    byte[] signature = new byte[SIGNATURE.length];
    header.get(signature);
    if (!Arrays.equals(signature, SIGNATURE)) {
      throw new IllegalStateException("A copy does not begin as one");
    }
    header.getInt(); // flags that a reader may pass over
    int extension = header.getInt();
    at = header.position() + extension;
  }

  /** Where the cells of the current row lie. */
  byte[] data() {
    return data;
  }

  /** Where a cell of the current row begins. */
  int start(int column) {
    return starts[column];
  }

  /** Bytes of a cell of the current row; −1 is null. */
  int length(int column) {
    return lengths[column];
  }

  /** Behind the last row, a copy ends of itself; to cancel it may hit whatever comes after. */
  @Override
  public boolean end() throws SQLException {
    for (int messages = 0; messages < FEW && copy.isActive(); messages++) {
      copy.readFromCopy();
    }
    return !copy.isActive();
  }

  /** Without the row. */
  @Override
  public String toString() {
    return "CopiedRows[" + starts.length + " columns]";
  }
}
