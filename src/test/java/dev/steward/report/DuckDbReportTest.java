package dev.steward.report;

import static dev.steward.report.DuckDb.query;
import static dev.steward.report.SampleReport.publish;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbReportTest {
  @TempDir Path root;

  @Test
  void opensInAnotherEngineWithTypedColumns() throws Exception {
    Path folder = publish(root, "2026-11-01", SampleReport.rows());

    assertThat(
            query(
                "select column_name || ' ' || column_type from (describe " + parquet(folder) + ")"))
        .containsExactly(
            "text VARCHAR",
            "flag BOOLEAN",
            "number BIGINT",
            "rate DOUBLE",
            "day DATE",
            "moment TIMESTAMP WITH TIME ZONE");
  }

  @Test
  void csvAndParquetHaveEqualRowsInTheSameOrder() throws Exception {
    Path folder = publish(root, "2026-11-01", SampleReport.rows());

    List<String> parquet = query("select t::varchar from (" + parquet(folder) + ") t");
    assertThat(parquet).hasSameSizeAs(SampleReport.rows());
    assertThat(query("select t::varchar from (" + csv(folder) + ") t")).isEqualTo(parquet);
  }

  @Test
  void compressesParquetWithZstandard() throws Exception {
    Path folder = publish(root, "2026-11-01", SampleReport.rows());

    assertThat(
            query(
                "select distinct compression from parquet_metadata('%s')"
                    .formatted(folder.resolve("inventory.parquet"))))
        .containsExactly("ZSTD");
  }

  @Test
  void equalRowsGiveEqualBytes() throws Exception {
    Path first = publish(root, "2026-11-01", SampleReport.rows());
    Path second = publish(root, "2026-11-02", SampleReport.rows());

    for (String file : List.of("inventory.csv", "inventory.parquet")) {
      assertThat(Files.readAllBytes(second.resolve(file)))
          .isEqualTo(Files.readAllBytes(first.resolve(file)));
    }
  }

  @Test
  void writesAReportWithoutRows() throws Exception {
    Path folder = publish(root, "2026-11-01", List.of());

    assertThat(query("select count(*) from (" + parquet(folder) + ")")).containsExactly("0");
    assertThat(query("select count(*) from (" + csv(folder) + ")")).containsExactly("0");
  }

  private static String parquet(Path folder) {
    return "select * from read_parquet('%s')".formatted(folder.resolve("inventory.parquet"));
  }

  private static String csv(Path folder) {
    return ("select * from read_csv('%s', header = true, columns = {text: 'VARCHAR', flag:"
            + " 'BOOLEAN', number: 'BIGINT', rate: 'DOUBLE', day: 'DATE', moment:"
            + " 'TIMESTAMPTZ'})")
        .formatted(folder.resolve("inventory.csv"));
  }
}
