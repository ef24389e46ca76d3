package dev.steward.source.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;

/** The connections to one database: read-only, without auto-commit. Safe for several threads. */
final class Database implements AutoCloseable {
  /** More than any number of worker threads; none is opened before it is needed. */
  private static final int MOST_CONNECTIONS = 64;

  private final JdbcSettings settings;
  private final HikariDataSource pool;
  private final Dialect dialect;

  private Database(JdbcSettings settings, HikariDataSource pool, Dialect dialect) {
    this.settings = settings;
    this.pool = pool;
    this.dialect = dialect;
  }

  /** Connects once, so that a wrong setting is known at once. */
  static Database open(JdbcSettings settings) throws SourceException {
    String attempt = attempt(settings);
    DriverConnections connections = new DriverConnections(settings);
    try (Connection first = connections.open()) {
      Dialect dialect = Dialect.of(first.getMetaData());
      connections.preparedBy(dialect);
      HikariConfig config = new HikariConfig();
      config.setPoolName("source-" + settings.name());
      // a data source rather than a URL, so that the pool has no credentials to log
      config.setDataSource(connections);
      config.setReadOnly(takesReadOnly(first));
      config.setAutoCommit(false);
      config.setMaximumPoolSize(MOST_CONNECTIONS);
      config.setMinimumIdle(0);
      config.setIdleTimeout(60_000);
      config.setConnectionTimeout(30_000);
      config.setInitializationFailTimeout(-1);
      return new Database(settings, new HikariDataSource(config), dialect);
    } catch (SQLException e) {
      throw JdbcFaults.connecting(attempt, settings.username(), e);
    }
  }

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException, SourceException;
  }

  Dialect dialect() {
    return dialect;
  }

  JdbcSettings settings() {
    return settings;
  }

  /**
   * Does work in one transaction.
   *
   * @param attempt what the work is, for its failure
   */
  <T> T read(String attempt, Work<T> work) throws SourceException {
    try (Connection connection = connection()) {
      try {
        return work.on(connection);
      } catch (SQLException e) {
        throw JdbcFaults.reading(attempt, e);
      } catch (RuntimeException e) {
        throw JdbcFaults.unforeseen(attempt, e);
      } finally {
        endTransaction(connection);
      }
    } catch (SQLException e) {
      throw JdbcFaults.reading(attempt, e);
    }
  }

  /** A connection to be closed by the caller. */
  Connection connection() throws SourceException {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      SQLException origin = e.getCause() instanceof SQLException cause ? cause : e;
      throw JdbcFaults.connecting(attempt(settings), settings.username(), origin);
    }
  }

  /** Takes a connection out of the pool, when what it still has to say is of no interest. */
  void discard(Connection connection) {
    try {
      connection.unwrap(Connection.class).abort(Runnable::run);
    } catch (SQLException e) {
      // it is as good as gone
    }
    pool.evictConnection(connection);
  }

  @Override
  public void close() {
    pool.close();
  }

  private static boolean takesReadOnly(Connection connection) {
    try {
      connection.setReadOnly(true);
      return connection.isReadOnly();
    } catch (SQLException e) {
      return false;
    }
  }

  private static void endTransaction(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // a lost connection ends its transaction too; the pool drops it
    }
  }

  private static String attempt(JdbcSettings settings) {
    return "Cannot connect to source "
        + settings.name()
        + " ("
        + DriverConnections.withoutCredentials(settings.url())
        + ")";
  }
}
