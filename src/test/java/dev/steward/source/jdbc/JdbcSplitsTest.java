package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Reading.execute;
import static dev.steward.source.jdbc.Reading.full;
import static dev.steward.source.jdbc.Reading.sample;
import static dev.steward.source.jdbc.Reading.settings;
import static dev.steward.source.jdbc.Reading.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.testkit.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcSplitsTest {
  enum Server {
    H2 {
      @Override
      String newDatabase() {
        return "jdbc:h2:mem:" + java.util.UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
      }

      @Override
      Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url);
      }

      @Override
      JdbcSource open(String url) throws Exception {
        return JdbcSource.open(settings(url, null, null));
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
      JdbcSource open(String url) throws Exception {
        return JdbcSource.open(settings(url, Postgres.USER, Postgres.PASSWORD));
      }
    };

    abstract String newDatabase();

    abstract Connection connect(String url) throws SQLException;

    abstract JdbcSource open(String url) throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void readsEachRowOnceByNumericKey(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url)) {
      execute(connection, "CREATE TABLE contact(id INT PRIMARY KEY, name VARCHAR(20))");
      for (int i = 0; i < 1234; i++) {
        execute(connection, "INSERT INTO contact VALUES(" + (i * 3 - 500) + ", 'name " + i + "')");
      }
    }
    try (JdbcSource source = server.open(url)) {
      assertThat(source.discover().tables()).containsExactly("contact");
      Table table = source.table("contact");
      assertThat(table.rows()).hasValue(1234);

      List<Split> splits = full(table);

      assertThat(splits).hasSizeBetween(11, 14);
      assertThat(splits.get(2).place()).startsWith("key range 3 of ");
      assertThat(values(table, splits, "name")).hasSize(1234).doesNotHaveDuplicates();
      List<String> sampled = values(table, sample(table, 640), "id");
      assertThat(sampled).hasSizeBetween(500, 640).doesNotHaveDuplicates();
      assertThat(sample(table, 5000)).isEqualTo(splits);
    }
  }
}
