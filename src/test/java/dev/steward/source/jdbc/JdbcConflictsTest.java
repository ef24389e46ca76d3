package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Changing.FREE;
import static dev.steward.source.jdbc.Changing.change;
import static dev.steward.source.jdbc.Changing.delete;
import static dev.steward.source.jdbc.Changing.rows;
import static dev.steward.source.jdbc.Changing.set;
import static dev.steward.source.jdbc.Reading.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.TableRef;
import dev.steward.source.Replacement;
import dev.steward.source.RowChanger;
import dev.steward.source.SourceException;
import dev.steward.testkit.Postgres;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes that others are in the way of. */
class JdbcConflictsTest {
  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private final AtomicInteger retries = new AtomicInteger();

  @AfterEach
  void end() {
    other.shutdownNow();
  }

  private static RowChanger changer(
      Server server, Database database, Connection connection, Transactions.Pause pause)
      throws Exception {
    String schema = database.dialect().currentSchema(connection);
    String name = server == Server.H2 ? "PERSON" : "person";
    return JdbcChanger.open(
        database,
        new Relation(String.valueOf(schema), name, "person", Relation.Kind.TABLE),
        new TableRef("crm", "person"),
        pause);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void triesAgainAfterADeadlock(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        Connection writer = server.connect(url);
        Database database = Database.open(server.settingsFor(url))) {
      execute(
          connection,
          "CREATE TABLE person(id int PRIMARY KEY, name varchar(20))",
          "INSERT INTO person VALUES(1, 'a'), (2, 'b'), (3, 'c'), (4, 'c'), (5, 'c'), (6, 'c')");
      writer.setAutoCommit(false);
      if (server == Server.POSTGRESQL) {
        execute(writer, "SET deadlock_timeout = '60s'"); // the other one notices
      }
      // the server gives up the transaction that changed less
      execute(writer, "UPDATE person SET name = 'x' WHERE id >= 2");
      Future<?> crossing =
          other.submit(
              () -> {
                while (rows(connection, waiting(server)).isEmpty()) {
                  // MariaDB does not look anew where it was asked within a tenth of a second
                  execute(
                      connection,
                      server == Server.POSTGRESQL ? "SELECT pg_sleep(0.01)" : "DO SLEEP(0.2)");
                }
                execute(writer, "UPDATE person SET name = 'y' WHERE id = 1");
                writer.commit();
                return true;
              });
      RowChanger changer =
          changer(
              server,
              database,
              connection,
              attempt -> {
                retries.incrementAndGet();
                await(crossing);
              });
      assertThat(change(changer, FREE, delete("id", "1", "2"))).containsExactly(2L);
      assertThat(retries).hasValue(1);
      assertThat(rows(connection, "SELECT id, name FROM person ORDER BY id"))
          .containsExactly("3|x", "4|x", "5|x", "6|x");
    }
  }

  private static String waiting(Server server) {
    return server == Server.POSTGRESQL
        ? "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            + " AND datname = current_database()"
        : "SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";
  }

  private static void await(Future<?> done) {
    try {
      done.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static final String[] QUARRELLING = {
    "CREATE TABLE person(id int PRIMARY KEY, name varchar(20))",
    "INSERT INTO person VALUES(1, 'a'), (2, 'b')",
    "CREATE SEQUENCE attempts",
    """
    CREATE FUNCTION quarrel() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('attempts') <= TG_ARGV[0]::int THEN
        RAISE EXCEPTION USING ERRCODE = 'serialization_failure';
      END IF;
      RETURN OLD;
    END $$
    """
  };

  @Test
  void triesAgainAfterASerializationFailure() throws Exception {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url);
        Database database = Database.open(Server.POSTGRESQL.settingsFor(url))) {
      execute(connection, QUARRELLING);
      execute(
          connection,
          "CREATE TRIGGER t BEFORE DELETE ON person FOR EACH ROW EXECUTE FUNCTION quarrel('3')");
      RowChanger changer =
          changer(Server.POSTGRESQL, database, connection, a -> retries.incrementAndGet());
      assertThat(change(changer, FREE, delete("id", "1"))).containsExactly(1L);
      assertThat(retries).hasValue(3);
    }
  }

  @Test
  void givesUpWhereItIsAlwaysTheOneThatGivesWay() throws Exception {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url);
        Database database = Database.open(Server.POSTGRESQL.settingsFor(url))) {
      execute(connection, QUARRELLING);
      execute(
          connection,
          "CREATE TRIGGER t BEFORE DELETE ON person FOR EACH ROW EXECUTE FUNCTION quarrel('999')");
      RowChanger changer =
          changer(Server.POSTGRESQL, database, connection, a -> retries.incrementAndGet());
      assertThatThrownBy(() -> change(changer, FREE, delete("id", "1")))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("in favour of another");
      assertThat(retries).hasValue(9);
      assertThat(rows(connection, "SELECT id FROM person")).hasSize(2);
    }
  }

  @Test
  void leavesNothingHalfDoneWhereTheConnectionIsCut() throws Exception {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url);
        JdbcSource source = Server.POSTGRESQL.open(url)) {
      execute(
          connection,
          "CREATE TABLE person(id int PRIMARY KEY, name varchar(20))",
          "INSERT INTO person VALUES(1, 'a'), (2, 'b')");
      RowChanger changer = source.table("person").changer();
      RowChanger.Guard cut =
          () -> {
            try {
              List<String> killed =
                  rows(
                      connection,
                      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                          + " WHERE application_name = 'steward' AND state <> 'idle'"
                          + " AND datname = current_database()");
              assertThat(killed).containsExactly("t");
            } catch (java.sql.SQLException e) {
              throw new AssertionError(e);
            }
          };
      assertThatThrownBy(() -> change(changer, cut, delete("id", "1", "2")))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("the connection was lost");
      assertThat(rows(connection, "SELECT id FROM person")).hasSize(2);
      assertThat(change(changer, FREE, delete("id", "1", "2"))).containsExactly(2L);
    }
  }

  @Test
  void saysWhichRightIsLacking() throws Exception {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url)) {
      execute(
          connection,
          "CREATE TABLE person(id int PRIMARY KEY, name varchar(20))",
          "CREATE TABLE other(id int PRIMARY KEY, name varchar(20))",
          "CREATE ROLE reader_of_changes LOGIN PASSWORD 'sesame'",
          "GRANT SELECT ON person, other TO reader_of_changes",
          "GRANT UPDATE (name) ON other TO reader_of_changes");
    }
    JdbcSettings settings = Reading.settings(url, "reader_of_changes", "sesame");
    try (JdbcSource source = JdbcSource.open(settings)) {
      assertThatThrownBy(() -> source.table("person").changer())
          .hasMessage("Cannot change crm.person: permission denied");
      RowChanger changer = source.table("other").changer();
      assertThatThrownBy(() -> changer.plan(List.of(delete("id", "1"))))
          .hasMessageContaining("permission denied to delete");
      assertThatThrownBy(
              () -> changer.plan(List.of(set(Map.of("id", new Replacement.Null()), "id", "1"))))
          .hasMessageContainingAll("column id", "permission denied");
      assertThat(change(changer, FREE, set(Map.of("name", new Replacement.Null()), "id", "1")))
          .containsExactly(0L);
    }
  }
}
