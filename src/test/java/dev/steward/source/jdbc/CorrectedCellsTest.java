package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Changing.change;
import static dev.steward.source.jdbc.Changing.rows;
import static dev.steward.source.jdbc.Changing.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrectedCellsTest {
  private static Replacement right(String wrong, String right) {
    return new Replacement.Correction(wrong::equals, right, false);
  }

  private interface Work {
    void on(Table table, Connection connection) throws Exception;
  }

  private static void with(Server server, Work work) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url)) {
      Reading.execute(
          connection,
          "CREATE TABLE thing(id varchar(9) PRIMARY KEY, name varchar(8) NOT NULL, born date,"
              + " amount decimal(6,2), number int, mail varchar(40) UNIQUE)",
          "INSERT INTO thing VALUES ('k1', 'Old', '2020-01-01', 1.50, 7, 'a@example.org'),"
              + " ('k2', 'Old', NULL, NULL, NULL, 'b@example.org'),"
              + " ('k3', 'Other', '2020-01-02', 1.5, 7, NULL)");
      try (JdbcSource source = server.open(url)) {
        work.on(source.table("thing"), connection);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void putsOnlyWrongCellsRight(Server server) throws Exception {
    with(
        server,
        (table, connection) -> {
          RowChange change =
              set(
                  Map.of(
                      "name", right("Old", "New"),
                      "born", right("2020-01-01", "1999-12-31"),
                      "amount", right("1.50", "2.25"),
                      "number", right("8", "9")),
                  "id",
                  "k1",
                  "k2",
                  "k3");

          assertThat(change(table, change)).containsExactly(3L);

          assertThat(
                  rows(connection, "SELECT id, name, born, amount, number FROM thing ORDER BY 1"))
              .containsExactly(
                  "k1|New|1999-12-31|2.25|7",
                  "k2|New|null|null|null",
                  "k3|Other|2020-01-02|2.25|7");
          assertThat(change(table, change)).containsExactly(0L);
        });
  }

  @ParameterizedTest
  @EnumSource
  void fillsNullWhereItIsWrongTooAndRemovesWhatIsWrong(Server server) throws Exception {
    with(
        server,
        (table, connection) -> {
          Replacement filled = new Replacement.Correction(String::isBlank, "5", true);
          RowChange change =
              set(Map.of("number", filled, "mail", right("b@example.org", "")), "id", "k1", "k2");

          assertThat(change(table, change)).containsExactly(1L);

          assertThat(rows(connection, "SELECT id, number, mail FROM thing ORDER BY 1"))
              .containsExactly("k1|7|a@example.org", "k2|5|null", "k3|7|null");
          assertThat(change(table, change)).containsExactly(0L);
        });
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatAColumnCannotHoldBeforeAnythingIsChanged(Server server) throws Exception {
    with(
        server,
        (table, connection) -> {
          refused(table, "name", "Much too long", "cannot hold all of the new value");
          refused(table, "amount", "1.234", "cannot hold all of the new value");
          refused(table, "name", "", "column", "name", "admits no null");
          refused(table, "born", "31.12.1999", "the new value is none of the type of column");
          refused(table, "number", "seven", "the new value is none of the type of column");
        });
  }

  private static void refused(Table table, String column, String value, String... why)
      throws SourceException {
    RowChange change = set(Map.of(column, right("Old", value)), "id", "k1");
    assertThatThrownBy(() -> table.changer().plan(List.of(change)))
        .as(column)
        .isInstanceOf(SourceException.class)
        .satisfies(
            it ->
                assertThat(("" + it.getMessage()).toLowerCase(java.util.Locale.ROOT)).contains(why))
        .message()
        .doesNotContain("Much", "seven", "31.12");
  }

  @ParameterizedTest
  @EnumSource
  void rehearsesWithoutLeavingAChange(Server server) throws Exception {
    with(
        server,
        (table, connection) -> {
          RowChange twice =
              set(Map.of("mail", right("b@example.org", "a@example.org")), "id", "k2");
          RowChange fine = set(Map.of("mail", right("b@example.org", "c@example.org")), "id", "k2");

          assertThatThrownBy(() -> table.changer().rehearse(List.of(twice)))
              .isInstanceOf(SourceException.class)
              .hasMessageContaining("a value would be there twice");
          table.changer().rehearse(List.of(fine));

          assertThat(rows(connection, "SELECT mail FROM thing WHERE id = 'k2'"))
              .containsExactly("b@example.org");
        });
  }
}
