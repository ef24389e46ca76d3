package dev.steward.process;

import dev.steward.testkit.Canary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Tables whose every cell is a canary, and views over them whose errors quote cells. */
final class CanaryTables {
  private static final int ROWS = 900;

  private static final List<String> BROKEN_ON_POSTGRES =
      List.of(
          "create view as_int as select email::int as n from person",
          "create view as_date as select name::date as d from person",
          "create view as_uuid as select email::uuid as u from person",
          "create view as_json as select (name || note)::jsonb as j from person",
          "create view as_inet as select phone::inet as i from person",
          "create view as_enum as select email::mood as m from person",
          // the first rows are well: the error comes in the midst of reading
          "create view late as select id, case when id > %s then note::int else 0 end as n"
                  .formatted(new Canary(ROWS / 2).key())
              + " from person",
          """
          create function tell(v text) returns text language plpgsql as $$
          begin
            raise notice 'saw %', v;
            raise warning 'odd %', v;
            raise exception 'bad %', v using detail = v, hint = v;
          end $$\
          """,
          """
          create function hum(v text) returns text language plpgsql as $$
          begin
            raise notice 'saw %', v;
            raise warning 'odd %', v using detail = v;
            return v;
          end $$\
          """,
          "create view told as select tell(email) as e from person",
          "create view hummed as select hum(email) as e from person");

  private static final List<String> BROKEN_ON_H2 =
      List.of(
          "create view as_int as select cast(email as int) as n from person",
          "create view as_date as select cast(name as date) as d from person",
          "create view as_json as select json_object(name: cast(note as int)) as j from person",
          "create view late as select id, case when id > %s then cast(note as int) else 0 end as n"
                  .formatted(new Canary(ROWS / 2).key())
              + " from person");

  private static final List<String> BROKEN_ON_MARIADB =
      List.of(
          "create view as_path as select json_extract(payload, email) as x from person",
          "create view as_two as select (select email from person) as two",
          "create view warned as select cast(email as signed) as n from person",
          """
          create function tell(v text) returns text deterministic
          begin
            declare said varchar(120);
            set said = left(concat('bad ', v), 100);
            signal sqlstate '45000' set message_text = said;
            return v;
          end\
          """,
          "create view told as select tell(email) as e from person");

  private CanaryTables() {}

  static void onPostgres(Connection connection) throws SQLException {
    execute(connection, "create type mood as enum ('good', 'bad')");
    tables(connection);
    BROKEN_ON_POSTGRES.forEach(view -> view(connection, view));
  }

  static void onH2(Connection connection) throws SQLException {
    tables(connection);
    BROKEN_ON_H2.forEach(view -> view(connection, view));
  }

  static void onMariaDb(Connection connection) throws SQLException {
    tables(connection);
    BROKEN_ON_MARIADB.forEach(view -> view(connection, view));
  }

  /** Keys of numbers and of text, and of both: each becomes bounds of splits. */
  private static void tables(Connection connection) throws SQLException {
    String columns =
        " name varchar(80), email varchar(80), phone varchar(40), iban varchar(40),"
            + " note varchar(400), payload varchar(400)";
    execute(connection, "create table person (id bigint not null primary key," + columns + ")");
    execute(
        connection,
        "create table login (login varchar(80) not null primary key, id bigint," + columns + ")");
    execute(
        connection,
        "create table visit (email2 varchar(80) not null, id bigint not null,"
            + columns
            + ", primary key (email2, id))");
    execute(connection, "create table heap (id bigint," + columns + ")");
    insert(connection, "person");
    insert(connection, "heap");
    execute(connection, "insert into login select email, person.* from person");
    execute(connection, "insert into visit select email, person.* from person");
  }

  private static void insert(Connection connection, String table) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values (?, ?, ?, ?, ?, ?, ?)")) {
      for (int row = 0; row < ROWS; row++) {
        Canary canary = new Canary(row);
        insert.setLong(1, canary.key());
        insert.setString(2, canary.name());
        insert.setString(3, canary.email());
        insert.setString(4, canary.phone());
        insert.setString(5, canary.iban());
        insert.setString(6, canary.text());
        insert.setString(7, canary.json());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void view(Connection connection, String sql) {
    try {
      execute(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
