package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.LargeEstate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A full inventory of a Parquet lake of thirty million rows, beside DuckDB on the same files. */
@Tag("bench")
class LakeScanBenchIT {
  private static final long ROWS = Long.getLong("bench.rows", 30_000_000);
  private static final int FILES = 6;
  private static final int ROWS_IN_GROUP = 1_000_000;
  private static final Path FOLDER = Path.of("target", "bench", "lake-" + ROWS).toAbsolutePath();

  /** What an engineer would look for: shapes of personal data, one expression a kind. */
  private static final List<String> EXPRESSIONS =
      List.of(
          "^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$",
          "^\\+?[0-9][0-9 ()/.-]{6,18}[0-9]$",
          "^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$",
          "^[0-9]{13,19}$",
          "^[0-9]{3}-[0-9]{2}-[0-9]{4}$",
          "^([0-9]{1,3}\\.){3}[0-9]{1,3}$",
          "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$",
          "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
          "^[0-9]{4,5}(-[0-9]{4})?$",
          "^[A-HJ-NPR-Z0-9]{17}$");

  private static final List<String> COLUMNS =
      List.of(
          "interactionid",
          "contactid",
          "email",
          "ipaddress",
          "linkurl",
          "session",
          "kind",
          "campaign",
          "subjectline",
          "useragent",
          "country",
          "city");

  @BeforeAll
  static void lake() throws IOException {
    Path done = FOLDER.resolve("done");
    if (!Files.exists(done)) {
      new LargeEstate(7)
          .interactions(FOLDER.resolve("lake/interaction"), ROWS, FILES, ROWS_IN_GROUP);
      Files.writeString(
          FOLDER.resolve("bench.yml"),
          """
          steward:
            home: %1$s/home
            reports: %1$s/reports
            inventory: {mode: full}
            sources:
              lake: {type: parquet, location: %1$s/lake}
          """
              .formatted(FOLDER));
      Files.createFile(done);
    }
  }

  @Test
  void fullScanBesideTenRegularExpressionsAColumn() {
    String counts =
        COLUMNS.stream()
            .flatMap(
                column ->
                    EXPRESSIONS.stream()
                        .map(
                            expression ->
                                "count(*) filter (regexp_matches(%s, '%s'))"
                                    .formatted(column, expression)))
            .collect(Collectors.joining(", "));
    SideBySide result =
        SideBySide.measure(
            "full scan beside DuckDB with ten regular expressions",
            new InventoryProcess(FOLDER, FOLDER.resolve("bench.yml")),
            query(counts));
    assertThat(result.ratio()).isLessThanOrEqualTo(0.2);
  }

  @Test
  void fullScanBesideDecodingAlone() {
    String lengths =
        COLUMNS.stream()
            .map(column -> "sum(length(%s))".formatted(column))
            .collect(Collectors.joining(", "));
    SideBySide result =
        SideBySide.measure(
            "full scan beside DuckDB decoding",
            new InventoryProcess(FOLDER, FOLDER.resolve("bench.yml")),
            query(lengths));
    assertThat(result.ratio()).isLessThanOrEqualTo(2);
  }

  private static SideBySide.Command query(String expressions) {
    String sql = "select " + expressions + " from '" + FOLDER + "/lake/interaction/*.parquet'";
    return () ->
        List.of(
            InventoryProcess.java(),
            "-cp",
            System.getProperty("java.class.path"),
            DuckDbQuery.class.getName(),
            sql);
  }
}
