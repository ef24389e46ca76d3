package dev.steward.testkit;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Looks for the marks of {@link Canary} in whatever a run leaves behind. */
public final class LeakSearch {
  private static final List<String> MARKS =
      List.of(
          Canary.WORD,
          Canary.WORD.replace('z', 'Z'),
          Canary.WORD.toUpperCase(Locale.ROOT),
          Canary.PHONE_DIGITS,
          Canary.ACCOUNT_DIGITS,
          Canary.KEY_DIGITS);

  /** Where a partition's value may stand: the folder's name is a part of the file's path. */
  private static final String FOLDER = "visitor=" + Canary.WORD;

  private final Set<String> needles = new LinkedHashSet<>();
  private final List<String> finds = new ArrayList<>();

  public LeakSearch() {
    for (String mark : MARKS) {
      needles.add(mark.toLowerCase(Locale.ROOT));
      for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        needles.add(asText(mark.getBytes(wide)));
      }
      needles.add(HexFormat.of().formatHex(mark.getBytes(StandardCharsets.UTF_8)));
      for (int shift = 0; shift < 3; shift++) {
        needles.add(base64(mark, shift));
      }
    }
  }

  /** The part of a text's Base64 that does not depend on what stands around it, in lower case. */
  private static String base64(String mark, int shift) {
    byte[] bytes = ("\0".repeat(shift) + mark).getBytes(StandardCharsets.UTF_8);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    int from = (shift * 8 + 5) / 6;
    int to = bytes.length * 8 / 6;
    return encoded.substring(from, to).toLowerCase(Locale.ROOT);
  }

  /** What was found: places, each with the mark. */
  public List<String> finds() {
    return List.copyOf(finds);
  }

  /** Looks into a text. */
  public LeakSearch text(String place, String text) {
    return bytes(place, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Looks into all files below a folder; tables of Parquet, GZIP and ZIP files are read as such.
   */
  public LeakSearch folder(Path folder) throws IOException, SQLException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String place = folder.relativize(file).toString();
      byte[] content = Files.readAllBytes(file);
      bytes(place, content);
      if (place.endsWith(".parquet")) {
        if (isWhole(content)) {
          parquet(place, file);
        }
      } else if (place.endsWith(".gz")) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
          bytes(place, in.readAllBytes());
        }
      } else if (place.endsWith(".zip") || place.endsWith(".zip.tmp")) {
        zip(place, file);
      }
    }
    return this;
  }

  /** Whether a Parquet file has its end: that of a killed process may be in the making. */
  private static boolean isWhole(byte[] parquet) {
    byte[] magic = {'P', 'A', 'R', '1'};
    int end = parquet.length;
    return end > 2 * magic.length
        && Arrays.equals(parquet, end - magic.length, end, magic, 0, magic.length);
  }

  /** As much of a ZIP as is there: it may be in the making. */
  private void zip(String place, Path file) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      while (in.getNextEntry() != null) {
        bytes(place, in.readAllBytes());
      }
    } catch (EOFException | ZipException e) {
      // its last entry is not whole
    }
  }

  private void parquet(String place, Path file) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      rows(place, duck, "select * from read_parquet('" + file + "')");
    }
  }

  /** Looks into all tables of a database, those of the system excepted. */
  public LeakSearch database(String place, Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet all =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (all.next()) {
        String schema = all.getString("TABLE_SCHEM");
        if (!Set.of("INFORMATION_SCHEMA", "information_schema", "pg_catalog").contains(schema)) {
          tables.add('"' + schema + "\".\"" + all.getString("TABLE_NAME") + '"');
        }
      }
    }
    for (String table : tables) {
      rows(place + " " + table, connection, "select * from " + table);
    }
    return this;
  }

  private void rows(String place, Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        StringBuilder cells = new StringBuilder();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          cells.append(rows.getString(column)).append('\n');
        }
        text(place, cells.toString());
      }
    }
  }

  private LeakSearch bytes(String place, byte[] bytes) {
    String text = asText(bytes).replace(FOLDER, "");
    for (String needle : needles) {
      int at = text.indexOf(needle);
      if (at >= 0) {
        finds.add(place + ": …" + text.substring(Math.max(0, at - 100), at + needle.length()));
      }
    }
    return this;
  }

  /** A character a byte, in lower case. */
  private static String asText(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }
}
