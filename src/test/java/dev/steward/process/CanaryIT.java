package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.LeakSearch;
import dev.steward.testkit.MariaDb;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.StewardProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * Plants canaries in every source, in tables that can be read and in such that cannot, and looks
 * for them in all that the program leaves behind.
 */
class CanaryIT {
  /** As talkative as the drivers' own logs get. */
  private static final String JUL =
      """
      handlers=java.util.logging.ConsoleHandler
      .level=ALL
      org.postgresql.level=ALL
      org.mariadb.level=ALL
      java.util.logging.ConsoleHandler.level=ALL
      """;

  @TempDir static Path estate;
  private static final List<String> SOURCES = new ArrayList<>();

  @TempDir Path folder;

  @BeforeAll
  static void plant() throws IOException, SQLException {
    SOURCES.clear();
    CanaryFiles.write(estate);
    source("drops", "type=csv", "location=" + estate.resolve("drops"));
    source("lake", "type=parquet", "location=" + estate.resolve("lake"));

    String h2 = "jdbc:h2:file:" + estate.resolve("crm");
    try (Connection connection = DriverManager.getConnection(h2)) {
      CanaryTables.onH2(connection);
    }
    source("crm", "type=jdbc", "url=" + h2, "split-rows=100");

    String postgres = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(postgres)) {
      CanaryTables.onPostgres(connection);
    }
    source(
        "shop",
        "type=jdbc",
        "url=" + postgres,
        "username=" + Postgres.USER,
        "password=" + Postgres.PASSWORD,
        "schemas=public",
        "split-rows=100");
    plantInMariaDb();
  }

  private static void plantInMariaDb() throws SQLException {
    try {
      String url = MariaDb.newDatabase();
      try (Connection connection = MariaDb.connect(url)) {
        CanaryTables.onMariaDb(connection);
      }
      source(
          "blog",
          "type=jdbc",
          "url=" + url,
          "username=" + MariaDb.USER,
          "password=" + MariaDb.PASSWORD,
          "split-rows=100");
    } catch (TestAbortedException e) {
      // the binary does not start everywhere; the other sources are enough
    }
  }

  private static void source(String name, String... properties) {
    for (String property : properties) {
      SOURCES.add("--steward.sources." + name + "." + property);
    }
  }

  @BeforeEach
  void logging() throws IOException {
    Files.writeString(folder.resolve("jul.properties"), JUL);
  }

  @Test
  void leavesNoCellBehindInARunThatCannotReadAll() throws Exception {
    StewardProcess.Result run = run("DEBUG", "run", "pii-inventory", "--steward.threads=2");
    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).contains(" DEBUG ").contains("drops.long-record").contains("shop.late");
    assertThat(canaries().leaks()).isEmpty();
    canaries().storeHasNone();

    assertThat(run("TRACE", "run", "pii-inventory", "--steward.threads=2").status()).isEqualTo(1);
    assertThat(run("TRACE", "status").status()).isZero();
    run("TRACE", "check");
    assertThat(canaries().leaks()).isEmpty();
    canaries().storeHasNone();

    List<String> report = Files.readAllLines(published("inventory.csv"));
    assertThat(report)
        .anyMatch(line -> line.startsWith("shop,person,email,") && line.contains("xxx"));
  }

  @Test
  void leavesNoCellBehindInAKilledRun() throws Exception {
    for (int parts : List.of(0, 5, 20)) {
      StewardProcess process = start("TRACE", "run", "pii-inventory", "--steward.threads=2");
      while (process.isAlive() && parts() < parts) {
        process.endsWithin(Duration.ofMillis(5));
      }
      process.kill();
      assertThat(canaries().leaks()).isEmpty();
    }
    canaries().storeHasNone();
    assertThat(parts()).isPositive();
  }

  @Test
  void leavesNoCellBehindInAStoreOnPostgres() throws Exception {
    String url = Postgres.newDatabase();
    String[] store = {
      "--steward.control-store.url=" + url,
      "--steward.control-store.username=" + Postgres.USER,
      "--steward.control-store.password=" + Postgres.PASSWORD
    };
    StewardProcess.Result run =
        run("DEBUG", "run", "pii-inventory", "--steward.threads=2", store[0], store[1], store[2]);

    assertThat(run.status()).as(run.err()).isEqualTo(1);
    try (Connection connection = Postgres.connect(url)) {
      assertThat(new LeakSearch().database("store", connection).finds()).isEmpty();
    }
    assertThat(canaries().leaks()).isEmpty();
  }

  private StewardProcess.Result run(String level, String... words) {
    return start(level, words).result();
  }

  private StewardProcess start(String level, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(SOURCES);
    arguments.add("--logging.level.root=" + level);
    return StewardProcess.start(
        folder,
        List.of("-Xmx512m", "-Djava.util.logging.config.file=" + folder.resolve("jul.properties")),
        arguments.toArray(String[]::new));
  }

  private long parts() throws IOException {
    Path staging = folder.resolve(".steward/staging");
    if (!Files.isDirectory(staging)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(staging)) {
      return files.filter(file -> file.toString().endsWith(".part")).count();
    }
  }

  private Path published(String file) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
      return files.filter(path -> path.endsWith(file)).findFirst().orElseThrow();
    }
  }

  private CanaryFolder canaries() {
    return new CanaryFolder(folder);
  }
}
