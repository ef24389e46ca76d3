package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Reading.settings;

import dev.steward.source.SourceException;
import dev.steward.testkit.MariaDb;
import dev.steward.testkit.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** The real databases that the tests read. */
enum Server {
  H2 {
    @Override
    String newDatabase() {
      return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    Connection connect(String url) throws SQLException {
      return DriverManager.getConnection(url, "sa", "");
    }

    @Override
    JdbcSettings settingsFor(String url) {
      return settings(url, "sa", "");
    }
  },
  POSTGRESQL {
    @Override
    String newDatabase() {
      return Postgres.newDatabase();
    }

    @Override
    Connection connect(String url) throws SQLException {
      return Postgres.connect(url);
    }

    @Override
    JdbcSettings settingsFor(String url) {
      return settings(url, Postgres.USER, Postgres.PASSWORD);
    }
  },
  MARIADB {
    @Override
    String newDatabase() {
      return MariaDb.newDatabase();
    }

    @Override
    Connection connect(String url) throws SQLException {
      return MariaDb.connect(url + "?sessionVariables=sql_mode=''");
    }

    @Override
    JdbcSettings settingsFor(String url) {
      return settings(url.replace("jdbc:mariadb:", "jdbc:mysql:"), MariaDb.USER, MariaDb.PASSWORD);
    }
  };

  /** The URL of an empty database. */
  abstract String newDatabase();

  abstract Connection connect(String url) throws SQLException;

  abstract JdbcSettings settingsFor(String url);

  JdbcSource open(String url) throws SourceException {
    return JdbcSource.open(settingsFor(url));
  }
}
