package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Reading.execute;
import static dev.steward.source.jdbc.Reading.full;
import static dev.steward.source.jdbc.Reading.sample;
import static dev.steward.source.jdbc.Reading.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class JdbcLogsTest {
  private static final String CANARY = "zxcanary4711";

  @ParameterizedTest
  @EnumSource
  void holdNoCellNoKeyAndNoPasswordAtAnyLevel(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url)) {
      execute(connection, "CREATE TABLE t(id VARCHAR(40) PRIMARY KEY, s VARCHAR(40))");
      Reading.insert(
          connection,
          "INSERT INTO t VALUES(?, ?)",
          300,
          (statement, row) -> {
            statement.setString(1, CANARY + row);
            statement.setString(2, CANARY);
          });
      execute(
          connection,
          server == Server.MARIADB
              ? "CREATE VIEW v AS SELECT (SELECT s FROM t) AS n"
              : "CREATE VIEW v AS SELECT CAST(s AS INT) AS n FROM t");
    }
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Handler records = collecting(lines);
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    events.start();
    root.addAppender(events);
    root.setLevel(Level.TRACE);
    java.util.logging.Logger.getLogger("").addHandler(records);
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.ALL);
    try (JdbcSource source = server.open(url)) {
      Table table = source.table("t");
      assertThat(values(table, full(table), "s")).hasSize(300);
      assertThat(values(table, sample(table, 200), "s")).isNotEmpty();

      Table view = source.table("v");
      assertThatThrownBy(() -> values(view, full(view), "n")).isInstanceOf(SourceException.class);
    } finally {
      root.detachAppender(events);
      root.setLevel(before);
      java.util.logging.Logger.getLogger("").removeHandler(records);
      java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.INFO);
    }
    for (ILoggingEvent event : List.copyOf(events.list)) {
      if (event.getLoggerName().startsWith("ch.vorburger.")) {
        continue; // the server's own log
      }
      lines.add(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        lines.add(String.valueOf(event.getThrowableProxy().getMessage()));
      }
    }
    assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(CANARY));
    assertThat(lines).noneMatch(line -> line.contains("sesame"));
  }

  private static Handler collecting(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord each) {
        lines.add(each.getMessage() + String.valueOf(each.getThrown()));
        if (each.getParameters() != null) {
          lines.add(List.of(each.getParameters()).toString());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
