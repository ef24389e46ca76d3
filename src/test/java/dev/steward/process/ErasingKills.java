package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.Postgres;
import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kills a job that erases forty people from PostgreSQL, Parquet and CSV, with SIGKILL at random
 * moments, and goes on with the same command until each run is done. It leaves the data and
 * publishes what an undisturbed run does.
 *
 * @param folder for all that it needs
 */
record ErasingKills(String job, int kills, Path folder) {
  private static final int MOST_KILLS_A_RUN = 4;
  private static final int PEOPLE = 40;

  private Path lake() {
    return folder.resolve("data/lake/visit");
  }

  private Path list() {
    return folder.resolve("data/drops/list.csv");
  }

  private void data() throws Exception {
    Files.createDirectories(lake());
    Files.createDirectories(list().getParent());
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      for (int part = 0; part < 8; part++) {
        sql.execute(
            """
            copy (select i id, printf('C-%%05d', hash(i) %% 5000) contact,
                'https://www.example.org/page/' || hash(i * 7) page
              from range(%d, %d) t(i)) to '%s' (format parquet, row_group_size 20000)
            """
                .formatted(
                    part * 100_000,
                    (part + 1) * 100_000,
                    lake().resolve("part-" + part + ".parquet")));
      }
    }
    StringBuilder lines = new StringBuilder("name,email\n");
    for (int i = 0; i < 50_000; i++) {
      lines.append("Person ").append(i).append(",person").append(i % 5000).append("@example.org\n");
    }
    Files.writeString(list(), lines);
  }

  /** Where one run works. */
  private final class Shop {
    private final Path work;
    private final String url = Postgres.newDatabase();

    Shop(String name) throws Exception {
      work = Files.createDirectories(folder.resolve(name));
      Path visits = Files.createDirectories(work.resolve("lake/visit"));
      try (Stream<Path> files = Files.list(lake())) {
        for (Path file : files.toList()) {
          Files.copy(file, visits.resolve(file.getFileName()));
        }
      }
      Files.copy(list(), Files.createDirectories(work.resolve("drops")).resolve("list.csv"));
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
      for (int i = 0; i < PEOPLE; i++) {
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
          .formatted(url, Postgres.USER, Postgres.PASSWORD);
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
        for (Path report : all.filter(ErasingKills::isEqualEachTime).toList()) {
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
        files.sorted(java.util.Comparator.reverseOrder()).forEach(ErasingKills::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Where two texts part. */
  private static String difference(@Nullable String expected, @Nullable String found) {
    String one = String.valueOf(expected);
    String other = String.valueOf(found);
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return "expected …%s, found …%s".formatted(part(one, at), part(other, at));
  }

  private static String part(String text, int at) {
    return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 120));
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

  /** Does it. */
  void sweep() throws Exception {
    data();
    Random random = new Random(20261101);
    Shop undisturbed = new Shop("undisturbed");
    long began = System.nanoTime();
    Result result = undisturbed.start().result();
    Duration duration = Duration.ofNanos(System.nanoTime() - began);
    assertThat(result.status()).as(result.out() + result.err()).isIn(0, 3);
    Map<String, String> expected = undisturbed.state();
    assertThat(expected.get("contact")).doesNotContain("person113@example.org", "Person 113|");
    assertThat(expected.get("list")).doesNotContain(",person113@").contains(",person114@");
    assertThat(expected.get("visit")).endsWith("|" + (5000 - PEOPLE) + "|\n");
    List<Long> delays = new ArrayList<>();
    int killed = 0;
    for (int run = 1; killed < kills; run++) {
      Shop shop = new Shop("run" + run);
      int wanted = Math.min(1 + random.nextInt(MOST_KILLS_A_RUN), kills - killed);
      for (int kill = 1; kill <= wanted; kill++) {
        Duration delay = Duration.ofMillis(random.nextInt((int) duration.toMillis()));
        StewardProcess process = shop.start();
        if (process.endsWithin(delay)) {
          break; // done before: the next run's turn
        }
        process.kill();
        killed++;
        delays.add(delay.toMillis());
      }
      Result finished = shop.start().result();
      assertThat(finished.status())
          .as("run " + run + ": " + finished.err())
          .isEqualTo(result.status());
      Map<String, String> state = shop.state();
      assertThat(state.keySet()).isEqualTo(expected.keySet());
      for (String part : expected.keySet()) {
        assertThat(Objects.equals(state.get(part), expected.get(part)))
            .as("run %d, %s, after kills at %s ms", run, part, delays)
            .withFailMessage(() -> difference(expected.get(part), state.get(part)))
            .isTrue();
      }
      shop.remove();
    }
    System.out.printf("Undisturbed: %d ms; kills at %s ms%n", duration.toMillis(), delays);
  }
}
