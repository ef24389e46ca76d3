package dev.steward.source.jdbc;

import dev.steward.source.RowChanger.Guard;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Short transactions that change rows. One that gives way to another is done again, a few times.
 * Connections go back to the pool as they came.
 */
final class Transactions {
  private static final int MOST_ATTEMPTS = 10;

  // deadlock, serialization failure, a lock not had in time; of H2 a concurrent update, too
  private static final Set<String> CONFLICTS =
      Set.of("40001", "40P01", "55P03", "HYT00", "90131", "90112");
  private static final Set<Integer> MYSQL_CONFLICTS = Set.of(1205, 1213, 1020);

  private final Database database;
  private final Relation relation;
  private final Pause pause;

  /** What is waited for between two attempts. */
  @FunctionalInterface
  interface Pause {
    void before(int attempt);
  }

  Transactions(Database database, Relation relation, Pause pause) {
    this.database = database;
    this.relation = relation;
    this.pause = pause;
  }

  /** Twice as long each time, and not the same for two that are in each other's way. */
  static void backOff(int attempt) {
    long most = TimeUnit.MILLISECONDS.toNanos(10L << Math.min(attempt, 7));
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
  }

  Dialect dialect() {
    return database.dialect();
  }

  /**
   * Does work and commits it, or undoes all of it.
   *
   * @param work done again from its start where the database says so
   */
  <T> T commit(String attempt, Guard guard, Database.Work<T> work) throws SourceException {
    for (int attempts = 1; ; attempts++) {
      try (Connection connection = database.connection()) {
        try {
          prepare(connection);
          T result = work.on(connection);
          guard.check();
          connection.commit();
          return result;
        } catch (SQLException e) {
          rollback(connection);
          if (!isConflict(e) || attempts == MOST_ATTEMPTS) {
            throw ChangeFaults.of(attempt, connection, database.dialect(), relation, e);
          }
        } catch (SourceException e) {
          rollback(connection);
          throw e;
        } catch (RuntimeException e) {
          rollback(connection);
          throw JdbcFaults.unforeseen(attempt, e);
        }
      } catch (SQLException e) {
        throw JdbcFaults.reading(attempt, e); // closing does not fail, by its contract
      }
      pause.before(attempts + 1);
    }
  }

  /** Does work and undoes it. */
  <T> T rehearse(String attempt, Database.Work<T> work) throws SourceException {
    try (Connection connection = database.connection()) {
      try {
        prepare(connection);
        return work.on(connection);
      } catch (RuntimeException e) {
        throw JdbcFaults.unforeseen(attempt, e);
      } finally {
        rollback(connection);
      }
    } catch (SQLException e) {
      throw ChangeFaults.reading(attempt, e);
    }
  }

  /** Does work and undoes it, to find out what the database would refuse. */
  void tryOut(String attempt, Database.Work<?> work) throws SourceException {
    try (Connection connection = database.connection()) {
      try {
        prepare(connection);
        work.on(connection);
      } catch (SQLException e) {
        rollback(connection);
        throw ChangeFaults.of(attempt, connection, database.dialect(), relation, e);
      } catch (RuntimeException e) {
        throw JdbcFaults.unforeseen(attempt, e);
      } finally {
        rollback(connection);
      }
    } catch (SQLException e) {
      throw JdbcFaults.reading(attempt, e); // closing does not fail, by its contract
    }
  }

  private void prepare(Connection connection) throws SQLException {
    connection.rollback(); // the pool's own question has begun a transaction
    connection.setReadOnly(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    ChangeSql.of(database.dialect()).begin(connection);
  }

  private static boolean isConflict(SQLException fault) {
    return CONFLICTS.contains(String.valueOf(fault.getSQLState()))
        || MYSQL_CONFLICTS.contains(fault.getErrorCode());
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // a lost connection ends its transaction too; the pool drops it
    }
  }
}
