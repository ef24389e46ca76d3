package dev.steward.bench;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Twenty Parquet files of events of a million people, a hundred bytes a row once compressed, each
 * of twenty row groups; and people whose rows lie in one file, or in one row group of each file.
 *
 * @param rows of all files
 */
record EventLake(Path folder, long rows) {
  static final int FILES = 20;
  static final int GROUPS_IN_FILE = 20;

  /** The columns that hold text. */
  static final List<String> TEXTS =
      List.of("contactid", "email", "url", "session", "agent", "campaign", "country", "ip", "note");

  private static final int PEOPLE = 1_000_000;

  /** People who are erased, and where their rows lie. */
  enum Subjects {
    IN_ONE_FILE(PEOPLE, 100),
    IN_ONE_GROUP_OF_EACH_FILE(2 * PEOPLE, 100),
    IN_ALL_GROUPS(0, 10_000);

    private final int first;
    private final int count;

    Subjects(int first, int count) {
      this.first = first;
      this.count = count;
    }

    int count() {
      return count;
    }

    IntStream people() {
      return IntStream.range(first, first + count);
    }

    static String email(int person) {
      return "person" + person + "@example.org";
    }
  }

  /** Writes it, unless it is there. */
  static EventLake of(Path folder, long rows) throws IOException, SQLException {
    EventLake lake = new EventLake(folder.toAbsolutePath(), rows);
    Path done = folder.resolve("done");
    if (!Files.exists(done)) {
      Files.createDirectories(lake.files());
      lake.write();
      Files.createFile(done);
    }
    return lake;
  }

  /** The folder of the files, of which none is ever changed. */
  Path files() {
    return folder.resolve("event");
  }

  int rowsInGroup() {
    return Math.toIntExact(rows / FILES / GROUPS_IN_FILE);
  }

  /** The keys of some people, a line each. */
  Path keys(Subjects of) {
    return folder.resolve(of + ".keys");
  }

  /** The keys and e-mail addresses of some people, a line each. */
  Path tokens(Subjects of) {
    return folder.resolve(of + ".tokens");
  }

  /** A folder for a table whose files are those of the lake, until they are replaced. */
  void link(Path into) throws IOException {
    Files.createDirectories(into);
    try (Stream<Path> all = Files.list(files())) {
      for (Path file : all.toList()) {
        Files.createLink(into.resolve(file.getFileName()), file);
      }
    }
  }

  private void write() throws IOException, SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("set threads = 1"); // cuts row groups evenly
      sql.execute("set memory_limit = '1GB'");
      sql.execute("create macro h(x) as (hash(x) >> 8)::bigint");
      sql.execute(
          "create macro uuid_of(t) as substr(t, 1, 8) || '-' || substr(t, 9, 4) || '-' ||"
              + " substr(t, 13, 4) || '-' || substr(t, 17, 4) || '-' || substr(t, 21, 12)");
      for (int file = 0; file < FILES; file++) {
        write(sql, file);
      }
      for (Subjects each : Subjects.values()) {
        keys(sql, each);
      }
    }
  }

  private void write(Statement sql, int file) throws SQLException {
    long first = rows / FILES * file;
    int group = rowsInGroup();
    String middle =
        "i - %d between %d and %d".formatted(first, group * 103L / 10, group * 109L / 10);
    String person =
        """
        case when %1$s and i %% 30 = 0 then %2$d + (i // 30) %% 100
          when %3$b and i %% 100 = 7 then %4$d + (i // 100) %% 100
          else h(i) %% %4$d end
        """
            .formatted(middle, 2 * PEOPLE, file == 7, PEOPLE);
    sql.execute(
        """
        copy (select i as eventid, uuid_of(md5('person' || person)) as contactid,
            'person' || person || '@example.org' as email,
            timestamp '2024-01-01' + to_milliseconds(i * 1500 + h(i + 1) %% 1000) as occurredon,
            timestamp '2024-01-01' + to_milliseconds(i * 1500 + h(i + 2) %% 90000) as receivedon,
            'https://www.example.org/' || ['offers', 'news', 'help', 'shop'][1 + h(i + 3) %% 4]
              || '/' || h(i + 4) %% 100000 || '?ref=' || substr(md5('r' || i), 1, 12) as url,
            md5('session' || i // 3) as session,
            '10.' || h(i + 5) %% 256 || '.' || h(i + 6) %% 256 || '.' || h(i + 7) %% 256 as ip,
            'Browser/' || h(i + 8) %% 40 || '.0 (System ' || h(i + 9) %% 6 || ')' as agent,
            'campaign-' || h(i + 10) %% 300 as campaign,
            ['DE', 'FR', 'IT', 'ES', 'NL', 'PL'][1 + h(i + 11) %% 6] as country,
            (h(i + 12) %% 1000000) / 100.0::double as amount, (h(i + 13) %% 4000)::int as seconds,
            'item ' || h(i + 14) %% 5000 || ' in colour ' || h(i + 15) %% 50 || ' of lot '
              || substr(md5('n' || i), 1, 10) as note
          from (select i, %s as person from range(%d, %d) t(i)))
        to '%s/part-%04d.parquet' (format parquet, compression zstd, row_group_size %d)
        """
            .formatted(person, first, first + rows / FILES, files(), file, group));
  }

  private void keys(Statement sql, Subjects of) throws IOException, SQLException {
    List<String> keys = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    for (int person : of.people().toArray()) {
      try (ResultSet row = sql.executeQuery("select uuid_of(md5('person' || " + person + "))")) {
        row.next();
        keys.add(row.getString(1));
        tokens.add(row.getString(1));
        tokens.add(Subjects.email(person));
      }
    }
    Files.write(keys(of), keys);
    Files.write(tokens(of), tokens);
  }
}
