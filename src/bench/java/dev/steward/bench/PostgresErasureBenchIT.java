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
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The erasure of ten thousand people from five tables of a million rows in PostgreSQL, beside a
 * script of {@code DELETE … USING} that somebody wrote by hand, run by {@code psql} where that is
 * there. Of both sides the time is taken off that the process needs to do nothing; of ours also the
 * search of everything that ends an erasure, which the script has not.
 */
@Tag("bench")
class PostgresErasureBenchIT {
  private static final int PEOPLE = 10_000;
  private static final int RUNS = Integer.getInteger("bench.runs", 5);
  private static final Path FOLDER =
      Path.of("target", "bench", "erasure-postgres").toAbsolutePath();
  private static final Path PSQL = Path.of("/usr/bin/psql");

  @Test
  void erasesTenThousandPeopleBesideAScript() throws Exception {
    String template = PostgresErasure.filled();
    PostgresErasure ours = new PostgresErasure(FOLDER.resolve("work"), template, PEOPLE);
    PostgresErasure nobody = new PostgresErasure(FOLDER.resolve("nobody"), template, 0);
    Files.createDirectories(FOLDER);
    Path script = Files.writeString(FOLDER.resolve("erasure.sql"), script());
    Path nothing = Files.writeString(FOLDER.resolve("nothing.sql"), "select 1;\n");
    List<Double> ratios = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      double ourNothing = SideBySide.seconds(nobody);
      double whole = SideBySide.seconds(ours);
      double verify = ours.steps().seconds("plan-verify", "verify-units");
      List<Long> left = rows(ours.database());
      ours.copy();
      double theirNothing = SideBySide.seconds(sql(ours.database(), nothing));
      double their = SideBySide.seconds(sql(ours.database(), script)) - theirNothing;
      assertThat(left).as("rows left").isEqualTo(rows(ours.database()));
      double our = whole - ourNothing - verify;
      System.out.printf(
          Locale.ROOT,
          "  whole %.2f s, nothing %.2f s, verification %.2f s: ours %.2f s; script %.2f s: %.2f%n"
              + "  %s%n",
          whole,
          ourNothing,
          verify,
          our,
          their,
          our / their,
          ours.steps().longest());
      if (run > 0 || RUNS == 1) {
        ratios.add(our / their);
      }
    }
    double median = ratios.stream().sorted().skip(ratios.size() / 2).findFirst().orElseThrow();
    System.out.printf(Locale.ROOT, "10,000 people beside a script: %.2f%n", median);
    assertThat(median).isLessThanOrEqualTo(2);
  }

  private static SideBySide.Command sql(String database, Path script) {
    List<String> line =
        Files.isExecutable(PSQL)
            ? List.of(
                "env",
                "PGPASSWORD=" + Postgres.PASSWORD,
                PSQL.toString(),
                "-q",
                "-1",
                "-v",
                "ON_ERROR_STOP=1",
                "-U",
                Postgres.USER,
                "-f",
                script.toString(),
                database.replaceFirst("^jdbc:", ""))
            : List.of(
                InventoryProcess.java(),
                "-cp",
                System.getProperty("java.class.path"),
                SqlScript.class.getName(),
                database,
                script.toString());
    return () -> line;
  }

  private static String script() {
    return """
        create temporary table asked (email text) on commit drop;
        insert into asked select 'person' || i::bigint * %1$d / %2$d || '@example.org'
          from generate_series(0, %2$d - 1) i;
        create temporary table who on commit drop as
          select contactid from contact join asked using (email);
        analyze who;
        delete from order_line using orders, who
          where order_line.orderid = orders.orderid and orders.contactid = who.contactid;
        delete from orders using who where orders.contactid = who.contactid;
        delete from address using who where address.contactid = who.contactid;
        delete from visit using who where visit.contactid = who.contactid;
        delete from contact using who where contact.contactid = who.contactid;
        """
        .formatted(PostgresErasure.ROWS, PEOPLE);
  }

  private static List<Long> rows(String database) throws IOException {
    List<Long> counts = new ArrayList<>();
    try (Connection connection = Postgres.connect(database);
        Statement sql = connection.createStatement()) {
      for (String table : PostgresErasure.TABLES) {
        try (ResultSet row = sql.executeQuery("select count(*) from " + table)) {
          row.next();
          counts.add(row.getLong(1));
        }
      }
    } catch (SQLException e) {
      throw new IOException("Cannot count rows", e);
    }
    return counts;
  }
}
