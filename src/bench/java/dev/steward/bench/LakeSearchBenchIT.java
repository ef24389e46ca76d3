package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The rows of thousands of people out of a lake of ten million rows, twelve columns wide, beside
 * DuckDB's semi-join on the same files; both write what they find as one CSV file.
 */
@Tag("bench")
class LakeSearchBenchIT {
  private static final long ROWS = Long.getLong("bench.rows", 10_000_000);

  private static InteractionLake lake = new InteractionLake(Path.of(""), ROWS);

  @BeforeAll
  static void lake() throws IOException {
    lake = InteractionLake.of(ROWS);
  }

  @Test
  void findsTenThousandPeopleBesideASemiJoin() {
    SideBySide result =
        SideBySide.measure(
            "10,000 people's rows of " + ROWS + " beside a semi-join", ours(10_000), peers(10_000));
    assertThat(result.ratio()).isLessThanOrEqualTo(1.5);
  }

  @Test
  void findsTenThousandPeopleInNotMuchMoreTimeThanAThousand() {
    SideBySide result =
        SideBySide.measure(
            "10,000 people's rows of " + ROWS + " beside 1,000", ours(10_000), ours(1_000));
    assertThat(result.ratio()).isLessThanOrEqualTo(1.3);
  }

  /** Without the starts of processes, once warm. */
  @Test
  void tellsWhatTheSearchAloneTakes() throws Exception {
    for (int people : new int[] {1_000, 10_000, 1_000, 10_000, 1_000, 10_000}) {
      long begin = System.nanoTime();
      long rows =
          LakeSearch.rows(
              lake.files(),
              "contactid",
              lake.keys(people),
              lake.folder().resolve("in-process.csv"));
      System.out.printf(
          Locale.ROOT,
          "in-process: %d people, %d rows, %.2f s%n",
          people,
          rows,
          (System.nanoTime() - begin) / 1e9);
      assertThat(rows).isPositive();
    }
  }

  private static SideBySide.Command ours(int people) {
    return () ->
        List.of(
            InventoryProcess.java(),
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            LakeSearch.class.getName(),
            lake.files().toString(),
            "contactid",
            lake.keys(people).toString(),
            lake.folder().resolve("ours.csv").toString());
  }

  private static SideBySide.Command peers(int people) {
    String sql =
        """
        COPY (SELECT * FROM '%s/*.parquet' WHERE contactid IN (
          SELECT key FROM read_csv('%s', header = false, columns = {'key': 'VARCHAR'})))
        TO '%s' (FORMAT csv)"""
            .formatted(lake.files(), lake.keys(people), lake.folder().resolve("peer.csv"));
    return () ->
        List.of(
            InventoryProcess.java(),
            "-cp",
            System.getProperty("java.class.path"),
            DuckDbQuery.class.getName(),
            sql);
  }
}
