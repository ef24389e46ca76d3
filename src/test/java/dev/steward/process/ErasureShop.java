package dev.steward.process;

import dev.steward.testkit.Postgres;
import dev.steward.testkit.StewardProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where one run works that erases forty people from PostgreSQL, Parquet and CSV. */
final class ErasureShop {
  private final Path work;
  private final String job;
  private final String more;
  private final String url = Postgres.newDatabase();

  /**
   * @param name of its folder
   * @param more of the configuration
   */
  ErasureShop(ErasureData data, String name, String job, String more) throws Exception {
    this.job = job;
    this.more = more;
    work = Files.createDirectories(data.folder().resolve(name));
    Path visits = Files.createDirectories(work.resolve("lake/visit"));
    try (Stream<Path> files = Files.list(data.lake())) {
      for (Path file : files.toList()) {
        Files.copy(file, visits.resolve(file.getFileName()));
      }
    }
    Files.copy(data.list(), Files.createDirectories(work.resolve("drops")).resolve("list.csv"));
    try (Connection crm = Postgres.connect(url);
        Statement sql = crm.createStatement()) {
      sql.execute(
          """
          create table contact (id varchar(10) primary key, name varchar(40), email varchar(60));
          create table orders (order_id int primary key, contact varchar(10)
            references contact (id), placed date, ship_to varchar(60));
          create table order_line (order_id int references orders (order_id), line int,
            product varchar(20), primary key (order_id, line));
          create index on orders (contact);
          insert into contact select 'C-' || lpad(x::text, 5, '0'), 'Person ' || x,
            'person' || x || '@example.org' from generate_series(0, 4999) x;
          insert into orders select x, 'C-' || lpad((x % 5000)::text, 5, '0'),
            date '2026-10-01' - x % 5000, 'Person ' || x % 5000 from generate_series(1, 60000) x;
          insert into order_line select x % 60000 + 1, x, 'lamp' from generate_series(1, 120000) x;
          """);
    }
    StringBuilder inbox =
        new StringBuilder("request_id,type,identifier,value,received_on,identity_verified\n");
    for (int i = 0; i < ErasureData.PEOPLE; i++) {
      inbox.append("R%02d,erasure,key,C-%05d,2026-10-01,true%n".formatted(i, i * 113));
    }
    Files.writeString(work.resolve("inbox.csv"), inbox);
    Files.writeString(work.resolve("steward.yml"), configuration());
  }

  private String configuration() {
    return """
    steward:
      pseudonym-key: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
      threads: 2
    %s
      requests: {inbox: inbox.csv}
      erasure: {limits: {rows: 1000000, share: 1}}
      sources:
        crm:
          type: jdbc
          url: '%s'
          username: %s
          password: %s
          tables:
            contact:
              subject: {key: id}
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
          location: lake
          tables:
            visit:
              subject: {column: contact, references: crm.contact.id}
              erase: {action: delete}
        drops:
          type: csv
          location: drops
          tables:
            list:
              subject: {column: email, references: crm.contact.email}
              erase: {action: delete}
    """
        .formatted(more.indent(2).stripTrailing(), url, Postgres.USER, Postgres.PASSWORD);
  }

  Path folder() {
    return work;
  }

  StewardProcess start() {
    return StewardProcess.start(
        work,
        List.of("-XX:TieredStopAtLevel=1"),
        "run",
        job,
        "--quiet",
        "--config",
        "steward.yml",
        "as-of=2026-11-01");
  }

  /** All data, and what was certified. */
  Map<String, String> state() throws Exception {
    Map<String, String> state = new TreeMap<>();
    try (Connection crm = Postgres.connect(url)) {
      for (String table : List.of("contact", "orders", "order_line")) {
        state.put(table, rows(crm, "select * from " + table + " order by 1, 2"));
      }
    }
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      state.put(
          "visit",
          rows(
              duck,
              "select count(*), sum(hash(id, contact, page)), count(distinct contact) from"
                  + " read_parquet('%s/*.parquet')".formatted(work.resolve("lake/visit"))));
    }
    state.put("list", Files.readString(work.resolve("drops/list.csv")));
    Path reports = work.resolve("reports");
    try (Stream<Path> all = Files.walk(reports)) {
      for (Path report : all.filter(ErasureShop::isEqualEachTime).toList()) {
        String text = Files.readString(report);
        boolean tellsWhen = report.endsWith("certificate.csv");
        state.put(
            reports.relativize(report).toString(),
            tellsWhen ? text.replaceAll(",[^,\n]*\n", "\n") : text);
      }
    }
    try (Stream<Path> files = Files.walk(work)) {
      state.put(
          "files",
          files
              .filter(Files::isRegularFile)
              .map(file -> work.relativize(file).toString())
              .filter(file -> !file.startsWith(".steward") && !file.matches("(out|err).*\\.txt"))
              .sorted()
              .toList()
              .toString());
      state.put("staging", strays(work.resolve(".steward/staging")));
    }
    return state;
  }

  private static String strays(Path staging) throws IOException {
    try (Stream<Path> files = Files.exists(staging) ? Files.walk(staging) : Stream.empty()) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(file -> !file.contains("/kept-profiles/")) // for the next inventory
          .toList()
          .toString();
    }
  }

  private static String rows(Connection connection, String query) throws SQLException {
    StringBuilder rows = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          rows.append(result.getString(i)).append('|');
        }
        rows.append('\n');
      }
    }
    return rows.toString();
  }

  void remove() {
    try (Stream<Path> files = Files.walk(work)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(ErasureShop::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The audit trail tells of each try. */
  private static boolean isEqualEachTime(Path file) {
    return file.toString().endsWith(".csv") && !file.endsWith("audit.csv");
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
