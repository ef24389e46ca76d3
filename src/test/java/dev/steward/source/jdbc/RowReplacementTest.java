package dev.steward.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.source.NewRows;
import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.testkit.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReplacementTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("contact_id", DataType.TEXT, ""),
          new Column("eligible", DataType.BOOLEAN, ""),
          new Column("as_of", DataType.DATE, ""));
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 11, 2);

  private record Base(String url, String user, String password) {
    static Base of(String kind) {
      return kind.equals("h2")
          ? new Base("jdbc:h2:mem:replaced" + System.nanoTime() + ";DB_CLOSE_DELAY=-1", "", "")
          : new Base(Postgres.newDatabase(), Postgres.USER, Postgres.PASSWORD);
    }

    Source open() throws SourceException {
      return JdbcSource.open(
          new JdbcSettings(
              "crm",
              url,
              Optional.of(user),
              Optional.of(password),
              List.of(),
              List.of(),
              List.of(),
              1_000,
              100_000,
              Map.of()));
    }

    Connection connect() throws SQLException {
      return DriverManager.getConnection(url, user, password);
    }

    List<String> strings(String sql) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }

    /** How many rows there are of each day, and the tables. */
    List<String> state() throws SQLException {
      List<String> state =
          strings("select as_of || ' ' || count(*) from eligible_now group by as_of");
      state.addAll(
          strings(
              "select lower(table_name) from information_schema.tables"
                  + " where lower(table_schema) = 'public' order by 1"));
      return state;
    }
  }

  /** So many rows of a day; something happens before the last one. */
  private static NewRows rows(int count, LocalDate day, NewRows beforeTheLast) {
    int[] next = {0};
    return () -> {
      if (next[0] == count) {
        return null;
      }
      if (next[0]++ == count - 1) {
        beforeTheLast.next();
      }
      return Arrays.asList("c" + next[0], next[0] % 2 == 0, day);
    };
  }

  private static NewRows rows(int count, LocalDate day) {
    return rows(count, day, () -> null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void makesTheTableAndThenReplacesAllItsRows(String kind) throws Exception {
    Base base = Base.of(kind);
    try (Source source = base.open()) {
      source.replaceRows("eligible_now", COLUMNS, rows(2_500, FIRST));
      assertThat(base.state()).containsExactly("2026-11-01 2500", "eligible_now");

      source.replaceRows("public.eligible_now", COLUMNS, rows(3, SECOND));

      assertThat(base.state()).containsExactly("2026-11-02 3", "eligible_now");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void leavesTheTableAsItWasWhereTheRowsFail(String kind) throws Exception {
    Base base = Base.of(kind);
    try (Source source = base.open()) {
      source.replaceRows("eligible_now", COLUMNS, rows(10, FIRST));
      NewRows failing =
          rows(
              250_000,
              SECOND,
              () -> {
                throw new IOException("cut short");
              });

      assertThatThrownBy(() -> source.replaceRows("eligible_now", COLUMNS, failing))
          .isInstanceOf(IOException.class);

      assertThat(base.state()).containsExactly("2026-11-01 10", "eligible_now");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void refusesWhatTheTableDoesNotTakeWithoutQuotingIt(String kind) throws Exception {
    Base base = Base.of(kind);
    try (Source source = base.open();
        Connection connection = base.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table eligible_now (contact_id varchar(2), eligible boolean, as_of date)");
      source.replaceRows("eligible_now", COLUMNS, rows(5, FIRST));

      assertThatThrownBy(() -> source.replaceRows("eligible_now", COLUMNS, rows(100, SECOND)))
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith("Cannot write to crm.eligible_now: the table does not take")
          .hasMessageNotContaining("c10");

      assertThat(base.state()).containsExactly("2026-11-01 5", "eligible_now");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres"})
  void endsRightWhereTheConnectionWasKilledAndItIsDoneAgain(String kind) throws Exception {
    Base base = Base.of(kind);
    try (Source source = base.open()) {
      source.replaceRows("eligible_now", COLUMNS, rows(10, FIRST));
      NewRows killing =
          rows(
              150_000,
              SECOND,
              () -> {
                try {
                  base.strings(
                      "select pg_terminate_backend(pid) from pg_stat_activity"
                          + " where pid <> pg_backend_pid() and datname = current_database()");
                } catch (SQLException e) {
                  throw new IOException(e);
                }
                return null;
              });
      assertThatThrownBy(() -> source.replaceRows("eligible_now", COLUMNS, killing))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("the connection was lost");
      assertThat(base.state())
          .containsExactly("2026-11-01 10", "eligible_now", "eligible_now_steward_new");

      source.replaceRows("eligible_now", COLUMNS, rows(20, SECOND));

      assertThat(base.state()).containsExactly("2026-11-02 20", "eligible_now");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void showsReadersTheRowsOfBeforeOrTheNewOnesWhole(String kind) throws Exception {
    Base base = Base.of(kind);
    try (Source source = base.open()) {
      source.replaceRows("eligible_now", COLUMNS, rows(5_000, FIRST));
      AtomicBoolean done = new AtomicBoolean();
      CompletableFuture<TreeSet<String>> seen =
          CompletableFuture.supplyAsync(
              () -> {
                TreeSet<String> states = new TreeSet<>();
                try {
                  while (!done.get()) {
                    states.addAll(
                        base.strings(
                            "select count(*) || ' ' || min(as_of) || ' ' || max(as_of)"
                                + " from eligible_now"));
                  }
                  return states;
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      for (int i = 0; i < 5; i++) {
        source.replaceRows("eligible_now", COLUMNS, rows(7_000, SECOND));
        source.replaceRows("eligible_now", COLUMNS, rows(5_000, FIRST));
      }
      done.set(true);

      assertThat(seen.get())
          .contains("5000 2026-11-01 2026-11-01")
          .isSubsetOf("5000 2026-11-01 2026-11-01", "7000 2026-11-02 2026-11-02");
    }
  }
}
