package dev.steward.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.jdbc.JdbcSettings;
import dev.steward.source.jdbc.JdbcSource;
import dev.steward.source.parquet.ParquetSettings;
import dev.steward.source.parquet.ParquetSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources see the sample as its generator describes it, by the same names. */
class SampleSourcesTest {
  private static final SampleEstate ESTATE = SampleEstate.generate(SampleEstate.SEED);

  @TempDir Path folder;

  @Test
  void databaseHasTheTablesOfTheSample() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("crm");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(Path.of("sample-data", "crm", "crm.sql")));
    }
    JdbcSettings settings =
        new JdbcSettings(
            "crm",
            url,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            1000,
            10_000,
            Map.of());
    try (Source crm = JdbcSource.open(settings)) {
      hasTheTablesOfTheSample(crm);
    }
  }

  @Test
  void lakeHasTheTablesOfTheSample() throws Exception {
    ParquetSettings settings =
        new ParquetSettings("lake", "sample-data/lake", List.of(), List.of(), Map.of());
    try (Source lake = ParquetSource.open(settings)) {
      hasTheTablesOfTheSample(lake);
    }
  }

  private static void hasTheTablesOfTheSample(Source source) throws SourceException {
    List<SampleTable> tables =
        ESTATE.tables().stream()
            .filter(table -> table.ref().source().equals(source.name()))
            .toList();
    assertThat(source.discover().tables())
        .containsExactlyInAnyOrderElementsOf(
            tables.stream().map(table -> table.ref().table()).toList());
    for (SampleTable table : tables) {
      assertThat(source.table(table.ref().table()).columns().stream().map(Column::name))
          .as(table.ref().toString())
          .containsExactlyInAnyOrderElementsOf(
              table.storedColumns().stream().map(SampleColumn::name).toList());
      assertThat(source.table(table.ref().table()).rows()).hasValue(table.rows().size());
    }
  }
}
