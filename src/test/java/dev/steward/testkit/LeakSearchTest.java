package dev.steward.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A search that finds nothing proves something only where it would have found it. */
class LeakSearchTest {
  private static final Canary CANARY = new Canary(7);

  @TempDir Path folder;

  static List<String> values() {
    return List.of(
        CANARY.email(),
        CANARY.email().toUpperCase(Locale.ROOT),
        CANARY.name(),
        CANARY.phone(),
        CANARY.iban(),
        CANARY.text(),
        CANARY.json(),
        CANARY.line(),
        "" + CANARY.key());
  }

  @ParameterizedTest
  @MethodSource("values")
  void findsEachValueInText(String value) {
    assertThat(new LeakSearch().text("log", "at x: " + value + "\n").finds()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("values")
  void findsEachValueHoweverItIsEncoded(String value) throws Exception {
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.ISO_8859_1)) {
      finds(("x" + value + "x").getBytes(charset));
    }
    for (String before : List.of("", "a", "ab")) {
      byte[] bytes = (before + value).getBytes(StandardCharsets.UTF_8);
      finds(Base64.getEncoder().encode(bytes));
      finds(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void finds(byte[] content) throws Exception {
    Files.write(folder.resolve("file"), content);
    assertThat(new LeakSearch().folder(folder).finds()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("values")
  void findsEachValueInTables(String value) throws Exception {
    for (String url : List.of("jdbc:h2:mem:", Postgres.newDatabase())) {
      try (Connection connection =
          url.startsWith("jdbc:h2") ? DriverManager.getConnection(url) : Postgres.connect(url)) {
        plant(connection, value);
        assertThat(new LeakSearch().database("store", connection).finds()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void findsEachValueInFilesOfTables(String value) throws Exception {
    Path file = folder.resolve("store");
    try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file)) {
      plant(connection, value);
    }
    assertThat(new LeakSearch().folder(folder).finds()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("values")
  void findsEachValueInCompressedFiles(String value) throws Exception {
    Path parquet = folder.resolve("parquet");
    Files.createDirectories(parquet);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      plant(duck, value);
      execute(
          duck,
          "copy (select repeat(text, 100) as text from planted, range(5000)) to '%s/x.parquet'"
                  .formatted(parquet)
              + " (compression zstd)");
    }
    assertThat(new LeakSearch().folder(parquet).finds()).isNotEmpty();
    Path gzip = folder.resolve("gzip");
    Files.createDirectories(gzip);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip.resolve("log.1.gz")))) {
      out.write(value.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(new LeakSearch().folder(gzip).finds()).isNotEmpty();
    Path zip = Files.createDirectories(folder.resolve("zip"));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip.resolve("x.zip")))) {
      out.putNextEntry(new ZipEntry("data.json"));
      out.write(value.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(new LeakSearch().folder(zip).finds()).isNotEmpty();
  }

  @Test
  void takesAPartitionsFolderForAPlace() {
    String folder = "Cannot read /lake/visit/visitor=" + CANARY.email() + "/part-0.parquet";

    assertThat(new LeakSearch().text("log", folder).finds()).isEmpty();
    assertThat(new LeakSearch().text("log", folder + CANARY.email()).finds()).isNotEmpty();
  }

  private static void plant(Connection connection, String value) throws SQLException {
    execute(connection, "create table planted (text varchar(4000))");
    try (PreparedStatement insert = connection.prepareStatement("insert into planted values (?)")) {
      insert.setString(1, value);
      insert.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
