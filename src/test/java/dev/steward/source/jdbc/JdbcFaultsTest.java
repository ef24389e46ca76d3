package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Reading.execute;
import static dev.steward.source.jdbc.Reading.full;
import static dev.steward.source.jdbc.Reading.settings;
import static dev.steward.source.jdbc.Reading.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.steward.source.RowCursor;
import dev.steward.source.SourceChangedException;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.testkit.MariaDb;
import dev.steward.testkit.Postgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures say what was attempted, where and why, and never what a cell holds. */
class JdbcFaultsTest {
  private static final String CANARY = "zxcanary4711";

  @Test
  void saysThatPostgreSqlRefusedThePassword() throws Exception {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url)) {
      execute(connection, "CREATE ROLE guarded LOGIN PASSWORD 'right'");
    }
    assertThatThrownBy(() -> JdbcSource.open(settings(url + "?sslpassword=x", "guarded", "wrong")))
        .isInstanceOf(SourceException.class)
        .hasNoCause()
        .hasMessage(
            "Cannot connect to source crm (%s): the password was refused for user guarded", url);
    assertThatThrownBy(() -> JdbcSource.open(settings(url, "guarded", null)))
        .hasMessageEndingWith("the server wants a password for user guarded");
  }

  @Test
  void saysThatMariaDbRefusedThePassword() {
    String url = MariaDb.newDatabase();
    assertThatThrownBy(() -> JdbcSource.open(settings(url, MariaDb.USER, "wrong")))
        .hasMessageEndingWith("the password was refused for user steward");
    assertThatThrownBy(() -> JdbcSource.open(settings(url + "x", MariaDb.USER, MariaDb.PASSWORD)))
        .hasMessageEndingWith("there is no such database");
  }

  @Test
  void saysThatH2RefusedThePasswordOrHasNoSuchFile(@TempDir Path folder) throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("crm");
    assertThatThrownBy(() -> JdbcSource.open(settings(url, "sa", "x")))
        .hasMessage("Cannot connect to source crm (%s): there is no such database", url);
    assertThat(folder).isEmptyDirectory();
    DriverManager.getConnection(url, "sa", "right").close();
    assertThatThrownBy(() -> JdbcSource.open(settings(url, "sa", "wrong")))
        .hasMessageEndingWith("the password was refused for user sa");
  }

  @Test
  void saysWhyAServerCannotBeReached() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    for (String scheme : List.of("postgresql", "mariadb", "mysql")) {
      String url = "jdbc:" + scheme + "://localhost:" + port + "/crm";
      assertThatThrownBy(() -> JdbcSource.open(settings(url, "steward", "x")))
          .hasMessage("Cannot connect to source crm (%s): connection refused", url);
    }
    assertThatThrownBy(
            () ->
                JdbcSource.open(
                    settings("jdbc:postgresql://db.invalid/crm?password=" + CANARY, "x", "y")))
        .hasMessage(
            "Cannot connect to source crm (jdbc:postgresql://db.invalid/crm): the host is not"
                + " known");
    assertThatThrownBy(
            () -> JdbcSource.open(settings("jdbc:nosuch://me:" + CANARY + "@host/x", null, null)))
        .hasMessage(
            "Cannot connect to source crm (jdbc:nosuch://host/x): no JDBC driver on the class path"
                + " knows such a URL");
    assertThatThrownBy(
            () -> JdbcSource.open(settings(Postgres.newDatabase() + "x", "postgres", "")))
        .hasMessageEndingWith("there is no such database");
  }

  @ParameterizedTest
  @EnumSource
  void saysThatTheTableOrAColumnIsGone(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(connection, "CREATE TABLE contact(id INT PRIMARY KEY, name VARCHAR(20), age INT)");
      Table table = source.table("contact");
      List<Split> splits = full(table);

      execute(connection, "ALTER TABLE contact DROP COLUMN age");
      assertThatThrownBy(() -> values(table, splits, "age"))
          .isInstanceOf(SourceException.class)
          .hasMessage("Cannot read crm.contact, the whole table: a column does not exist any more");
      assertThatThrownBy(() -> values(source.table("contact"), splits, "age"))
          .isInstanceOf(SourceChangedException.class)
          .hasMessageEndingWith("these columns do not exist any more: age");

      execute(
          connection,
          "DROP TABLE contact",
          "CREATE TABLE contact(name VARCHAR(20) PRIMARY KEY, age INT)");
      assertThatThrownBy(() -> values(source.table("contact"), splits, "age"))
          .isInstanceOf(SourceChangedException.class)
          .hasMessageEndingWith("the table has another key than when planned");

      execute(connection, "DROP TABLE contact");
      assertThatThrownBy(() -> values(table, splits, "name"))
          .isInstanceOf(SourceException.class)
          .hasMessage(
              "Cannot read crm.contact, the whole table: the table does not exist any more");
      assertThatThrownBy(() -> source.table("contact"))
          .hasMessage(
              "Cannot read the metadata of table contact in source crm: there is no such"
                  + " table");
    }
  }

  @Test
  void saysThatTheConnectionWasLost() throws Exception {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url);
        JdbcSource source = Server.POSTGRESQL.open(url)) {
      execute(
          connection,
          "CREATE TABLE t AS SELECT n, repeat('x', 1000) AS s FROM generate_series(1, 20000) n");
      Table table = source.table("t");
      try (RowCursor cursor = table.read(full(table).get(0), Set.of("s"))) {
        cursor.next();
        execute(
            connection,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'steward'");
        assertThatThrownBy(
                () -> {
                  while (cursor.next() != null) {
                    continue;
                  }
                })
            .hasMessage("Cannot read crm.t, the whole table: the connection was lost");
      }
      assertThat(values(table, full(table), "n")).hasSize(20000);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void neverQuotesACell(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE t(s VARCHAR(20))",
          "INSERT INTO t VALUES('" + CANARY + "')",
          "CREATE VIEW v AS SELECT CAST(s AS INT) AS n FROM t");
      Table view = source.table("v");

      Throwable failure = catchThrowable(() -> values(view, full(view), "n"));

      assertThat(failure)
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith(
              "Cannot read crm.v, the whole table: the database cannot compute a value");
      StringWriter everything = new StringWriter();
      failure.printStackTrace(new PrintWriter(everything));
      assertThat(everything.toString()).doesNotContain(CANARY);
    }
  }

  @Test
  void leavesNoCellInTheTraceFileOfH2(@TempDir Path folder) throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("crm");
    try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
      execute(
          connection,
          "CREATE TABLE t(s VARCHAR(20))",
          "INSERT INTO t VALUES('" + CANARY + "')",
          "CREATE VIEW v AS SELECT CAST(s AS INT) AS n FROM t");
    }
    try (JdbcSource source = JdbcSource.open(settings(url, "sa", ""))) {
      Table view = source.table("v");
      assertThatThrownBy(() -> values(view, full(view), "n")).isInstanceOf(SourceException.class);
    }
    Path trace = folder.resolve("crm.trace.db");
    assertThat(Files.exists(trace) ? Files.readString(trace) : "").doesNotContain(CANARY);
  }

  @Test
  void refusesAForeignPayloadWithoutQuotingIt() throws Exception {
    String url = Server.H2.newDatabase();
    try (Connection connection = Server.H2.connect(url);
        JdbcSource source = Server.H2.open(url)) {
      execute(connection, "CREATE TABLE t(id INT)");
      assertThatThrownBy(
              () -> source.table("t").read(new Split("x", "{\"" + CANARY, -1), Set.of("id")))
          .isInstanceOf(SourceChangedException.class)
          .message()
          .doesNotContain(CANARY);
    }
  }
}
