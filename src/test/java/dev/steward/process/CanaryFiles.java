package dev.steward.process;

import dev.steward.testkit.Canary;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Files whose every cell is a canary, whole and broken. */
final class CanaryFiles {
  private static final int ROWS = 600;

  private CanaryFiles() {}

  /** The lake and the drops below a folder. */
  static void write(Path folder) throws IOException, SQLException {
    drops(Files.createDirectories(folder.resolve("drops")));
    lake(Files.createDirectories(folder.resolve("lake")));
  }

  private static void drops(Path drops) throws IOException {
    String rows = lines(ROWS);
    Files.writeString(drops.resolve("people.csv"), rows);
    Files.writeString(drops.resolve("names.csv"), rows.substring(rows.indexOf('\n') + 1));
    Files.writeString(drops.resolve("utf16.csv"), rows, StandardCharsets.UTF_16);
    Files.writeString(drops.resolve("semicolons.csv"), rows.replace(',', ';'));
    Files.write(drops.resolve("wrong-charset.csv"), latin1(rows));
    Files.writeString(drops.resolve("ragged.csv"), ragged());
    Files.writeString(drops.resolve("open-quote.csv"), rows + "1,\"" + new Canary(1).text());
    Files.writeString(drops.resolve("stray-quotes.csv"), rows.replace("Anna Z", "Anna \"Z"));
    Files.writeString(drops.resolve("zero.csv"), rows.replace("Anna", "An\0na"));
    byte[] packed = gzip(rows);
    Files.write(drops.resolve("packed.csv.gz"), packed);
    Files.write(drops.resolve("cut.csv.gz"), Arrays.copyOf(packed, packed.length / 2));
    Files.writeString(drops.resolve("no-gzip.csv.gz"), rows);
    try (BufferedWriter longest = Files.newBufferedWriter(drops.resolve("long-record.csv"))) {
      longest.write("id,note\n1,\"");
      for (int i = 0; i < 400_000; i++) {
        longest.write(new Canary(i).email() + "," + new Canary(i).phone() + "\n");
      }
      longest.write("\"\n2,");
      for (int i = 0; i < 400_000; i++) {
        longest.write(new Canary(i).email() + " " + new Canary(i).phone() + " ");
      }
    }
    Path folder = Files.createDirectories(drops.resolve("parted/visitor=" + new Canary(5).email()));
    Files.writeString(folder.resolve("part-0.csv"), rows);
    Files.writeString(folder.resolve("part-1.csv"), rows + "1,\"" + new Canary(1).text());
  }

  private static String lines(int rows) {
    return Canary.HEADER
        + "\n"
        + IntStream.range(0, rows)
            .mapToObj(row -> new Canary(row).line() + "\n")
            .collect(Collectors.joining());
  }

  private static String ragged() {
    StringBuilder text = new StringBuilder(lines(50));
    for (int row = 0; row < 50; row++) {
      Canary canary = new Canary(row);
      text.append(canary.line()).append(',').append(canary.line()).append('\n');
      text.append(canary.email()).append('\n');
    }
    return text.toString();
  }

  private static byte[] latin1(String rows) {
    return rows.replace("Anna", "Änne").getBytes(Charset.forName("windows-1252"));
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void lake(Path lake) throws IOException, SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          "create table person (id bigint, name varchar, email varchar, phone varchar,"
              + " iban varchar, note varchar, payload varchar)");
      for (int row = 0; row < ROWS; row++) {
        Canary canary = new Canary(row);
        sql.execute(
            "insert into person values (%d, '%s', '%s', '%s', '%s', '%s', '%s')"
                .formatted(
                    canary.key(),
                    canary.name(),
                    canary.email(),
                    canary.phone(),
                    canary.iban(),
                    canary.text(),
                    canary.json()));
      }
      // few values a column: a dictionary, and a bloom filter of it; always min and max
      copy(sql, "select p.* from person p, range(20)", lake.resolve("dictionary.parquet"));
      copy(sql, "select * from person", lake.resolve("plain.parquet"));
      copy(
          sql,
          """
          select {'email': email, 'all': [phone, iban]} as who, map([email, name], [1, 2]) as tally,
            [{'note': note}] as notes, name::blob as raw, payload::json as payload,
            email as "column %s" from person\
          """
              .formatted("x"),
          lake.resolve("nested.parquet"));
      Path visitor = Files.createDirectories(lake.resolve("visit/visitor=" + Canary.WORD + "5"));
      copy(sql, "select id, phone, note from person", visitor.resolve("part-0.parquet"));
      copy(sql, "select id, phone, note from person", visitor.resolve("part-1.parquet"));
      cut(visitor.resolve("part-1.parquet"));
      for (String name : new String[] {"cut", "middle", "footer"}) {
        copy(sql, "select * from person", lake.resolve(name + ".parquet"));
      }
      cut(lake.resolve("cut.parquet"));
      overwrite(lake.resolve("middle.parquet"), 0.3);
      overwrite(lake.resolve("footer.parquet"), 0.99);
    }
    Files.writeString(lake.resolve("text.parquet"), lines(100));
    Files.writeString(lake.resolve("magic.parquet"), "PAR1" + lines(100) + "PAR1");
  }

  private static void copy(Statement sql, String query, Path file) throws SQLException {
    sql.execute("copy (%s) to '%s' (row_group_size 2048)".formatted(query, file));
  }

  private static void cut(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
  }

  /** Writes a canary over a part of a file. */
  private static void overwrite(Path file, double place) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek((long) (bytes.length() * place));
      bytes.write(Canary.WORD.toUpperCase(Locale.ROOT).repeat(6).getBytes(StandardCharsets.UTF_8));
    }
  }
}
