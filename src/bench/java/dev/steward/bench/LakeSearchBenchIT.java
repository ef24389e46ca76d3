package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.LargeEstate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
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
  private static final int FILES = 20;
  private static final int ROWS_IN_GROUP = 250_000;
  private static final int PEOPLE = 1 << 20;
  private static final Path FOLDER = Path.of("target", "bench", "find-" + ROWS).toAbsolutePath();
  private static final Path LAKE = FOLDER.resolve("interaction");

  @BeforeAll
  static void lake() throws IOException {
    Path done = FOLDER.resolve("done");
    if (!Files.exists(done)) {
      new LargeEstate(7).interactions(LAKE, ROWS, FILES, ROWS_IN_GROUP);
      for (int people : new int[] {1_000, 10_000}) {
        Files.write(
            keys(people),
            LongStream.range(0, people)
                .mapToObj(person -> String.valueOf(person * PEOPLE / people))
                .toList());
      }
      Files.createFile(done);
    }
  }

  private static Path keys(int people) {
    return FOLDER.resolve("keys-" + people);
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
          LakeSearch.rows(LAKE, "contactid", keys(people), FOLDER.resolve("in-process.csv"));
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
            LAKE.toString(),
            "contactid",
            keys(people).toString(),
            FOLDER.resolve("ours.csv").toString());
  }

  private static SideBySide.Command peers(int people) {
    String sql =
        """
        COPY (SELECT * FROM '%s/*.parquet' WHERE contactid IN (
          SELECT key FROM read_csv('%s', header = false, columns = {'key': 'VARCHAR'})))
        TO '%s' (FORMAT csv)"""
            .formatted(LAKE, keys(people), FOLDER.resolve("peer.csv"));
    return () ->
        List.of(
            InventoryProcess.java(),
            "-cp",
            System.getProperty("java.class.path"),
            DuckDbQuery.class.getName(),
            sql);
  }
}
