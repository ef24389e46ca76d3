package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.bench.EventLake.Subjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The erasure of people from a lake of two gigabytes, beside DuckDB's copy of the rows of everybody
 * else. Of both sides the time is taken off that the process needs to do nothing. The search of
 * everything that ends an erasure is measured apart: the time between the start and the end of its
 * two steps, by the job's own records, is taken off the whole, and set beside DuckDB's search of
 * the same columns for the same tokens.
 */
@Tag("bench")
class LakeErasureBenchIT {
  private static final long ROWS = Long.getLong("bench.rows", 27_000_000);
  private static final int RUNS = Integer.getInteger("bench.runs", 5);
  private static final Path FOLDER = Path.of("target", "bench", "erasure-" + ROWS).toAbsolutePath();

  private static EventLake lake = new EventLake(FOLDER, ROWS);

  @BeforeAll
  static void lake() throws IOException, SQLException {
    lake = EventLake.of(FOLDER, ROWS);
  }

  @Test
  void erasesAHundredPeopleFromOneFileInTwenty() throws Exception {
    assertThat(erasure(Subjects.IN_ONE_FILE)).isLessThanOrEqualTo(0.15);
  }

  @Test
  void erasesAHundredPeopleFromOneRowGroupOfEachFile() throws Exception {
    assertThat(erasure(Subjects.IN_ONE_GROUP_OF_EACH_FILE)).isLessThanOrEqualTo(0.35);
  }

  @Test
  void erasesTenThousandPeopleFromEveryRowGroup() throws Exception {
    assertThat(erasure(Subjects.IN_ALL_GROUPS)).isLessThanOrEqualTo(1.7);
  }

  @Test
  void searchesForAHundredPeopleBesideOneExpression() throws Exception {
    String tokens = String.join("|", Files.readAllLines(lake.tokens(Subjects.IN_ONE_FILE)));
    String anywhere =
        String.join(
            " or ",
            EventLake.TEXTS.stream()
                .map(column -> "regexp_matches(lower(" + column + "), $$" + tokens + "$$)")
                .toList());
    assertThat(
            search(
                Subjects.IN_ONE_FILE,
                "select count(*) from '%s/*.parquet' where %s".formatted(lake.files(), anywhere)))
        .isLessThanOrEqualTo(2);
  }

  @Test
  void searchesForTenThousandPeopleBesideAJoinOfWords() throws Exception {
    String words =
        String.join(
            " union all ",
            EventLake.TEXTS.stream()
                .map(
                    column ->
                        "select unnest(string_split_regex(lower(%s), '[^a-z0-9@._-]+')) as word from '%s/*.parquet'"
                            .formatted(column, lake.files()))
                .toList());
    assertThat(
            search(
                Subjects.IN_ALL_GROUPS,
                "select count(*) from (%s) where word in (%s)"
                    .formatted(words, lines(lake.tokens(Subjects.IN_ALL_GROUPS)))))
        .isLessThanOrEqualTo(2);
  }

  /** The ratio of all but the verification, beside a copy. */
  private static double erasure(Subjects subjects) throws Exception {
    Path copy = FOLDER.resolve("copy.parquet");
    String sql =
        """
        copy (select * from '%s/*.parquet' e where not exists (
            select 1 from (%s) k where k.line = e.contactid))
        to '%s' (format parquet, compression zstd, row_group_size %d)"""
            .formatted(lake.files(), lines(lake.keys(subjects)), copy, lake.rowsInGroup());
    ErasureProcess ours = process(Optional.of(subjects));
    double ratio = measure(subjects + " erased beside a copy", ours, duckDb(sql), false);
    assertThat(rows(ours.table() + "/*.parquet"))
        .as("rows of everybody else")
        .isEqualTo(rows(copy.toString()))
        .isLessThan(ROWS);
    return ratio;
  }

  private static double search(Subjects subjects, String sql) throws Exception {
    return measure(
        subjects + " searched for beside SQL", process(Optional.of(subjects)), duckDb(sql), true);
  }

  private static double measure(
      String title, ErasureProcess ours, SideBySide.Command peer, boolean verification)
      throws IOException {
    List<Double> us = new ArrayList<>();
    List<Double> them = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      double ourNothing = SideBySide.seconds(process(Optional.empty()));
      double theirNothing = SideBySide.seconds(duckDb("select 1"));
      double whole = SideBySide.seconds(ours);
      double verify = ours.steps().seconds("plan-verify", "verify-units");
      double our = verification ? verify : whole - ourNothing - verify;
      double their = SideBySide.seconds(peer) - theirNothing;
      System.out.printf(
          Locale.ROOT,
          "  whole %.2f s, nothing %.2f s, verification %.2f s: ours %.2f s; peer %.2f s, without %.2f s of nothing%n  %s%n",
          whole,
          ourNothing,
          verify,
          our,
          their,
          theirNothing,
          ours.steps().longest());
      if (run > 0 || RUNS == 1) { // the first warms the page cache
        us.add(our);
        them.add(their);
        ratios.add(our / their);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %d rows: ours %.2f s, peer %.2f s, ratio %.3f (%.3f to %.3f), medians of %d%n",
        title,
        ROWS,
        median(us),
        median(them),
        median(ratios),
        ratios.stream().mapToDouble(it -> it).min().orElseThrow(),
        ratios.stream().mapToDouble(it -> it).max().orElseThrow(),
        ratios.size());
    return median(ratios);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static ErasureProcess process(Optional<Subjects> subjects) {
    return new ErasureProcess(
        FOLDER.resolve("work-" + subjects.map(Enum::name).orElse("nobody")), lake, subjects);
  }

  private static SideBySide.Command duckDb(String sql) {
    return () ->
        List.of(
            InventoryProcess.java(),
            "-cp",
            System.getProperty("java.class.path"),
            DuckDbQuery.class.getName(),
            sql);
  }

  private static String lines(Path file) {
    return "select line from read_csv('%s', header = false, columns = {'line': 'VARCHAR'})"
        .formatted(file);
  }

  private static long rows(String files) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement();
        ResultSet row = sql.executeQuery("select count(*) from '" + files + "'")) {
      row.next();
      return row.getLong(1);
    }
  }
}
