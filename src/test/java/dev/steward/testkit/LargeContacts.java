package dev.steward.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;

/** Fills the table {@code contact} of a {@link LargeEstate}. */
final class LargeContacts {
  private static final String COLUMNS =
      "contactid, firstname, lastname, email, phone, birthdate, city, country, consentlevel,"
          + " createdon, note";
  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final int ROWS_A_STATEMENT = 100;
  private static final int STATEMENTS_A_COMMIT = 200;

  private final LargeEstate estate;

  LargeContacts(LargeEstate estate) {
    this.estate = estate;
  }

  void write(Connection connection, long rows) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      create(connection);
      long whole = rows - rows % ROWS_A_STATEMENT;
      insert(connection, 0, whole, ROWS_A_STATEMENT);
      insert(connection, whole, rows, 1);
      connection.commit();
    } finally {
      connection.setAutoCommit(autoCommit);
    }
  }

  private static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table contact (
            contactid bigint not null primary key,
            firstname varchar(40),
            lastname varchar(60),
            email varchar(80),
            phone varchar(20),
            birthdate date,
            city varchar(40),
            country varchar(2),
            consentlevel integer,
            createdon timestamp,
            note varchar(200)
          )\
          """);
    }
  }

  private void insert(Connection connection, long from, long to, int rowsAStatement)
      throws SQLException {
    String sql =
        "insert into contact (%s) values %s"
            .formatted(COLUMNS, String.join(", ", Collections.nCopies(rowsAStatement, ROW)));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int statements = 0;
      for (long row = from; row < to; row += rowsAStatement) {
        int parameter = 1;
        for (int i = 0; i < rowsAStatement; i++) {
          parameter = set(statement, parameter, row + i);
        }
        statement.executeUpdate();
        if (++statements % STATEMENTS_A_COMMIT == 0) {
          connection.commit();
        }
      }
    }
  }

  private int set(PreparedStatement to, int first, long row) throws SQLException {
    int parameter = first;
    to.setLong(parameter++, row);
    to.setString(parameter++, LargeWords.of(LargeWords.GIVEN, estate.draw(2, row)));
    to.setString(parameter++, estate.familyName(row));
    to.setString(parameter++, estate.email(row));
    to.setString(parameter++, "+49151" + (10_000_000 + estate.below(90_000_000, 3, row)));
    to.setObject(parameter++, LocalDate.of(1940, 1, 1).plusDays(estate.below(30_000, 4, row)));
    to.setString(parameter++, LargeWords.of(LargeWords.CITIES, estate.draw(5, row)));
    to.setString(parameter++, LargeWords.of(LargeWords.COUNTRIES, estate.draw(5, row)));
    to.setInt(parameter++, 587_030_001 + estate.below(5, 6, row));
    to.setObject(
        parameter++,
        LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(estate.below(200_000_000, 7, row)));
    to.setString(
        parameter++,
        row % 10 == 0 ? "Wrote from " + estate.email(row) + " about a delivery" : null);
    return parameter;
  }
}
