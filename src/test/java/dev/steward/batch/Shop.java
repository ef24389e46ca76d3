package dev.steward.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A shop with a database in memory, Parquet and CSV files, that a killed run may have changed. */
final class Shop implements CrashSweep.Estate {
  /** With a place for the inbox. */
  static final String CONFIGURATION =
      """
      steward:
        requests: {inbox: %s}
        sources:
          crm:
            type: jdbc
            url: jdbc:h2:mem:unknown
            tables:
              contact:
                subjects:
                  - {key: id}
                  - {column: guardian, references: crm.contact.id, relation: names}
                identifiers: {email: email}
                columns: {name: {category: person-name}}
                erase: {action: anonymise}
              orders:
                subject: {column: contact}
                erase:
                  action: retain
                  basis: tax law
                  until: {column: placed, from: end-of-year, plus: P10Y}
                  anonymise: [ship_to]
              order_line:
                subject: {column: order_id, references: crm.orders.order_id}
                erase: {action: follow, of: crm.orders}
          lake:
            type: parquet
            location: nowhere
            tables:
              visit:
                subject: {column: contact, references: crm.contact.id}
                erase: {action: delete}
          drops:
            type: csv
            location: nowhere
            tables:
              list:
                subject: {column: email, references: crm.contact.email}
                erase: {action: delete}
      """;

  /** Sources of files; each lies in a folder of its name. */
  static final List<String> FILES = List.of("lake", "drops");

  private static String url(Path home) {
    return "jdbc:h2:mem:shop-" + home.toString().hashCode() + ";DB_CLOSE_DELAY=-1";
  }

  @Override
  public List<String> properties(Path home) {
    return properties(home, home.toString());
  }

  /** With its files in folders below another place. */
  List<String> properties(Path home, String files) {
    List<String> properties = new ArrayList<>();
    properties.add("--steward.sources.crm.url=" + url(home));
    for (String source : FILES) {
      properties.add("--steward.sources.%1$s.location=%2$s/%1$s".formatted(source, files));
    }
    return properties;
  }

  @Override
  public void prepare(Path home) throws Exception {
    Path drops = Files.createDirectories(home.resolve("drops"));
    Path lake = Files.createDirectories(home.resolve("lake/visit"));
    StringBuilder list = new StringBuilder("name;email\r\n");
    for (int i = 0; i < 20; i++) {
      list.append("\"Person ").append(i).append("\";person").append(i).append("@example.org\r\n");
    }
    Files.writeString(drops.resolve("list.csv"), list);
    try (Connection crm = DriverManager.getConnection(url(home));
        Statement sql = crm.createStatement()) {
      sql.execute(
          """
          create table contact (id varchar(10) primary key, name varchar(40), email varchar(60),
            guardian varchar(10));
          create table orders (order_id int primary key, contact varchar(10), placed date,
            ship_to varchar(60), foreign key (contact) references contact (id));
          create table order_line (order_id int, line int, product varchar(20),
            primary key (order_id, line), foreign key (order_id) references orders (order_id));
          insert into contact select 'C-' || lpad(x - 1, 4, '0'), 'Person ' || (x - 1),
            'person' || (x - 1) || '@example.org',
            case when mod(x, 5) = 0 then 'C-0007' end from system_range(1, 20);
          insert into orders select x, 'C-' || lpad(mod(x, 20), 4, '0'),
            dateadd(month, -x * 4, date '2026-10-01'), 'Person ' || mod(x, 20)
            from system_range(1, 60);
          insert into order_line select mod(x, 60) + 1, x, 'lamp' from system_range(1, 120);
          """);
    }
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      for (int part = 0; part < 2; part++) {
        sql.execute(
            """
            copy (select printf('C-%%04d', i %% 20) contact, '/page/' || i page
              from range(%d, %d) t(i)) to '%s' (format parquet)
            """
                .formatted(part * 30, part * 30 + 30, lake.resolve("part-" + part + ".parquet")));
      }
    }
  }

  @Override
  public void killed(Path home) throws Exception {
    try (Connection crm = DriverManager.getConnection(url(home));
        Statement sql = crm.createStatement()) {
      sql.execute(
          "select abort_session(session_id) from information_schema.sessions"
              + " where session_id <> session_id()");
    }
  }

  @Override
  public void remove(Path home) throws Exception {
    try (Connection crm = DriverManager.getConnection(url(home));
        Statement sql = crm.createStatement()) {
      sql.execute("shutdown immediately");
    }
  }

  @Override
  public Map<String, String> state(Path home) throws Exception {
    Map<String, String> state = new TreeMap<>();
    try (Connection crm = DriverManager.getConnection(url(home))) {
      for (String table : List.of("contact", "orders", "order_line")) {
        state.put(table, rows(crm, "select * from " + table + " order by 1, 2"));
      }
    }
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      state.put(
          "visit",
          rows(
              duck,
              "select * from '%s/*.parquet' order by page".formatted(home.resolve("lake/visit"))));
    }
    for (String source : FILES) {
      try (Stream<Path> files = Files.walk(home.resolve(source))) {
        files
            .filter(Files::isRegularFile)
            .forEach(file -> state.put(home.relativize(file).toString(), text(file)));
      }
    }
    return state;
  }

  /** Of Parquet files, which are read as rows, that they are there. */
  private static String text(Path file) {
    try {
      return file.toString().endsWith(".parquet") ? "there" : Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String rows(Connection connection, String sql) throws SQLException {
    StringBuilder rows = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          rows.append(result.getString(i)).append('|');
        }
        rows.append('\n');
      }
    }
    return rows.toString();
  }
}
