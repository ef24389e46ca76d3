package dev.steward.source.jdbc;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.source.Irregularity;
import dev.steward.source.RowCursor;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Streams the rows of one query; its connection and transaction live as long as it does. */
final class JdbcCursor implements RowCursor {
  private static final int BATCH_ROWS = 4096;
  private static final long BATCH_BYTES = 4 << 20;

  private final Database database;
  private final Connection connection;
  private final QueriedRows rows;
  private final List<Cells> cells = new ArrayList<>();
  private final List<Column> columns;
  private final String attempt;
  private final String place;
  private final long limit;
  private final Map<String, Irregularity> irregularities = new LinkedHashMap<>();
  private long rowsRead;
  private boolean done;
  private boolean closed;

  JdbcCursor(
      Database database,
      Connection connection,
      QueriedRows rows,
      List<JdbcColumn> wanted,
      String attempt,
      String place,
      long limit) {
    this.database = database;
    this.connection = connection;
    this.rows = rows;
    this.attempt = attempt;
    this.place = place;
    this.limit = limit;
    this.columns = wanted.stream().map(JdbcColumn::column).toList();
    for (int i = 0; i < wanted.size(); i++) {
      cells.add(Cells.of(wanted.get(i), rows, i));
    }
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public @Nullable RowBatch next() throws SourceException {
    if (done) {
      return null;
    }
    try {
      int count = 0;
      long bytes = 0;
      while (count < BATCH_ROWS && bytes < BATCH_BYTES) {
        // some drivers do not keep to the limit that they were told
        if (rowsRead == limit || !rows.next()) {
          done = true;
          break;
        }
        count++;
        bytes = moveRow();
      }
      if (count == 0) {
        return null;
      }
      if (!done) {
        rows.expect(bytes / count);
      }
      List<ColumnVector> vectors = new ArrayList<>(cells.size());
      for (Cells each : cells) {
        vectors.add(each.buffer().drain());
      }
      return new RowBatch(count, vectors);
    } catch (SQLException e) {
      throw JdbcFaults.reading(attempt, e);
    } catch (RuntimeException e) {
      throw JdbcFaults.unforeseen(attempt, e);
    }
  }

  @Override
  public List<Irregularity> irregularities() {
    return List.copyOf(irregularities.values());
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!done && database.dialect().drainsOnClose()) {
      database.discard(connection);
      return;
    }
    try (connection) {
      if (rows.end()) {
        connection.rollback();
      } else {
        database.discard(connection);
      }
    } catch (SQLException e) {
      // nothing was written, so nothing is lost; the pool drops a broken connection
    }
  }

  /** Returns the bytes of the batch so far. */
  private long moveRow() throws SQLException {
    rowsRead++;
    long bytes = 0;
    for (int i = 0; i < cells.size(); i++) {
      Cells each = cells.get(i);
      String amiss = each.move();
      if (amiss != null) {
        note(each.name() + ": " + amiss);
      }
      bytes += each.buffer().bytes();
    }
    return bytes;
  }

  private void note(String what) {
    irregularities.merge(
        what,
        new Irregularity(what, 1, "row " + rowsRead + " of " + place),
        (first, next) -> new Irregularity(what, first.count() + 1, first.firstPlace()));
  }

  /** The cells of one column. */
  private record Cells(String name, ColumnBuffer buffer, QueriedRows.Cell cell) {
    static Cells of(JdbcColumn column, QueriedRows rows, int index) {
      return of(column.column().name(), column.format(), rows, index);
    }

    private static <B extends ColumnBuffer> Cells of(
        String name, CellFormat<B> format, QueriedRows rows, int index) {
      B buffer = format.buffer().get();
      return new Cells(name, buffer, rows.cell(index, format, buffer));
    }

    /** Returns what was amiss. A cell that its driver cannot decode does not end the scan. */
    @Nullable String move() throws SQLException {
      int before = buffer.size();
      try {
        return cell.move();
      } catch (SQLException e) {
        if (JdbcFaults.isLost(e)) {
          throw e;
        }
      } catch (RuntimeException e) {
        // told below, without its message
      }
      if (buffer.size() == before) {
        buffer.appendNull();
      }
      return "a value that the driver cannot decode, read as null";
    }
  }
}
