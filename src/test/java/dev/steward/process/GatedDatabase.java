package dev.steward.process;

import dev.steward.testkit.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL database of three relations, read in this order: {@code customer}, {@code gated}, a
 * view that cannot be read while the gate is shut, and {@code orders}. A run that reads it stays
 * where it is for as long as a test wants it to.
 */
final class GatedDatabase implements AutoCloseable {
  private final String url;
  private final Connection keeper;

  private GatedDatabase(String url, Connection keeper) {
    this.url = url;
    this.keeper = keeper;
  }

  /** A new database, its gate open. */
  static GatedDatabase create() throws SQLException {
    String url = Postgres.newDatabase();
    GatedDatabase database = new GatedDatabase(url, Postgres.connect(url));
    database.execute(
        """
        create table customer (id bigint primary key, email varchar(80), city varchar(40));
        insert into customer
          select i, 'person' || i || '@example.org', 'Berlin' from generate_series(1, 500) i;
        create table orders (id bigint primary key, total integer);
        insert into orders select i, i % 7 from generate_series(1, 500) i;
        create function pass() returns boolean language plpgsql volatile as
          'begin perform pg_advisory_xact_lock_shared(1); return true; end';
        create view gated as select id, city from customer where pass();
        """);
    return database;
  }

  String url() {
    return url;
  }

  /** Its configuration, in lines below {@code steward.sources}. */
  String asSource() {
    return """
        crm:
          type: jdbc
          url: %s
          username: %s
          password: %s
    """
        .formatted(url, Postgres.USER, Postgres.PASSWORD);
  }

  void shut() throws SQLException {
    execute("select pg_advisory_lock(1)");
  }

  void open() throws SQLException {
    execute("select pg_advisory_unlock(1)");
  }

  /** Whether a run stands at the gate. */
  boolean hasVisitor() throws SQLException {
    try (Statement statement = keeper.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select count(*) from pg_locks where locktype = 'advisory' and not granted
                  and database = (select oid from pg_database where datname = current_database())
                """)) {
      return rows.next() && rows.getInt(1) > 0;
    }
  }

  /** Cuts all connections but this one. */
  void disconnectOthers() throws SQLException {
    disconnectAll(keeper, url);
  }

  /** Cuts all connections to a database but the given one. */
  static void disconnectAll(Connection from, String url) throws SQLException {
    try (Statement statement = from.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
              + " and datname = '"
              + url.substring(url.lastIndexOf('/') + 1)
              + "'");
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    keeper.close();
  }
}
