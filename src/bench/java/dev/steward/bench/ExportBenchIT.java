package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of requests for access in one run of the job, over ten million rows of a lake and a
 * million of PostgreSQL, beside DuckDB's semi-join of the same keys over both, which writes what it
 * finds as one CSV file.
 *
 * <p>Two figures of ours: the whole process, which also takes the requests in, tells the register,
 * and writes a bundle for each; and the process without what it does beside finding rows.
 */
@Tag("bench")
class ExportBenchIT {
  private static final long ROWS = Long.getLong("bench.rows", 10_000_000);
  private static final int RUNS = Integer.getInteger("bench.runs", 5);

  private static InteractionLake lake = new InteractionLake(Path.of(""), ROWS);
  private static String database = "";

  @BeforeAll
  static void estate() throws IOException, SQLException {
    lake = InteractionLake.of(ROWS);
    database = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(database);
        Statement sql = connection.createStatement()) {
      InteractionLake.ESTATE.contacts(connection, InteractionLake.PEOPLE);
      sql.execute("vacuum analyze contact");
    }
  }

  @Test
  void answersTenThousandRequestsBesideASemiJoin() throws Exception {
    ExportProcess ours = ours(10_000);
    List<Double> wholes = new ArrayList<>();
    List<Double> finds = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      double whole = SideBySide.seconds(ours);
      double peer = SideBySide.seconds(peers(10_000));
      double beside = ours.steps().seconds("intake", "resolved", "%assemble%", "publish", "clear");
      tell("run %d: whole %.2f s, peer %.2f s; %s", run, whole, peer, ours.steps().longest());
      if (run > 0 || RUNS == 1) { // the first warms the page cache
        wholes.add(whole);
        finds.add(whole - beside);
        ratios.add((whole - beside) / peer);
        tell("  whole %.3f of the peer, finding %.3f", whole / peer, (whole - beside) / peer);
      }
    }
    tell(
        "10,000 requests: whole %.2f s, finding %.2f s, finding beside the peer %.3f",
        median(wholes), median(finds), median(ratios));
    try (Stream<Path> bundles = Files.list(ours.bundles())) {
      assertThat(bundles).hasSize(10_000);
    }
    assertThat(median(ratios)).isLessThanOrEqualTo(1.5);
  }

  @Test
  void findsTenThousandPeopleInNotMuchMoreTimeThanAThousand() throws Exception {
    List<Double> ratios = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      double many = finding(ours(10_000));
      double few = finding(ours(1_000));
      tell("run %d: finding 10,000 people %.2f s, a thousand %.2f s", run, many, few);
      if (run > 0 || RUNS == 1) {
        ratios.add(many / few);
      }
    }
    assertThat(median(ratios)).isLessThanOrEqualTo(1.3);
  }

  /** What the steps take that read tables. */
  private static double finding(ExportProcess process) throws IOException {
    SideBySide.seconds(process);
    return process.steps().seconds("%named%", "%find-%");
  }

  private static ExportProcess ours(int people) throws IOException, SQLException {
    return new ExportProcess(
        lake.folder().resolve("export-" + people), lake, database, emails(people));
  }

  private static List<String> emails(int people) throws IOException, SQLException {
    Long[] keys =
        Files.readAllLines(lake.keys(people)).stream().map(Long::valueOf).toArray(Long[]::new);
    List<String> emails = new ArrayList<>();
    try (Connection connection = Postgres.connect(database);
        var sql =
            connection.prepareStatement("select email from contact where contactid = any(?)")) {
      sql.setArray(1, connection.createArrayOf("bigint", keys));
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          emails.add(rows.getString(1));
        }
      }
    }
    return emails;
  }

  private static SideBySide.Command peers(int people) {
    Path copies = lake.folder().resolve("copies");
    String keys =
        "select key from read_csv('%s', header = false, columns = {'key': 'VARCHAR'})"
            .formatted(lake.keys(people));
    String sql =
        """
        copy (select * from '%1$s/*.parquet' where contactid in (%2$s)
          union all by name
          select * from read_csv('%3$s/contact.csv', all_varchar = true) where contactid in (%2$s))
        to '%4$s' (format csv)"""
            .formatted(lake.files(), keys, copies, lake.folder().resolve("peer-both.csv"));
    return () ->
        List.of(
            InventoryProcess.java(),
            "-cp",
            System.getProperty("java.class.path"),
            DuckDbOverPostgres.class.getName(),
            sql,
            database,
            copies.toString(),
            "contact");
  }

  private static void tell(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static double median(List<Double> values) {
    Double[] sorted = values.toArray(Double[]::new);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
