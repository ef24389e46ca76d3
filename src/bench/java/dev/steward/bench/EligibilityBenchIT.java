package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Ten million contacts and ten activities, some thirty million decisions, from Parquet to Parquet,
 * beside DuckDB that compares plain levels alone: no ledger, no children, no requests.
 */
@Tag("bench")
class EligibilityBenchIT {
  private static final long CONTACTS = Long.getLong("bench.rows", 10_000_000);
  private static final int ACTIVITIES = 10;
  private static final Path FOLDER =
      Path.of("target", "bench", "eligibility-" + CONTACTS).toAbsolutePath();
  private static final List<String> LEVELS =
      List.of("consent", "transactional", "subscriptions", "marketing", "profiling");

  @BeforeAll
  static void estate() throws IOException, SQLException {
    Path done = FOLDER.resolve("done");
    if (Files.exists(done)) {
      return;
    }
    Files.createDirectories(FOLDER.resolve("lake"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("set temp_directory = '" + FOLDER + "/spilled'");
      sql.execute(
          """
          copy (select substr(md5(i::varchar), 1, 8) || '-' || substr(md5(i::varchar), 9, 12)
              as contactid,
            case when hash(i) %% 9 = 0 then null else (587030001 + hash(i) %% 5)::bigint end
              as level,
            hash(i + 1) %% 50 = 0 as is_child,
            date '1950-01-01' + (hash(i + 2) %% 27000)::int as birth_date,
            ['DE', 'FR', 'AT', 'GB', 'US'][1 + hash(i + 3) %% 5] as country,
            hash(i + 4) %% 20 = 0 as do_not_track
          from range(%d) r(i)) to '%s/lake/contact.parquet' (row_group_size 500000)
          """
              .formatted(CONTACTS, FOLDER));
      sql.execute(
          """
          copy (select 'segment' || s as segment,
            substr(md5(i::varchar), 1, 8) || '-' || substr(md5(i::varchar), 9, 12) as contact_id
          from range(%d) c(i), range(%d) t(s) where hash(i * 100 + s) %% 10 < 3)
          to '%s/lake/member.parquet' (row_group_size 1000000)
          """
              .formatted(CONTACTS, ACTIVITIES, FOLDER));
    }
    Files.writeString(FOLDER.resolve("bench.yml"), configuration());
    Files.createFile(done);
  }

  private static String configuration() {
    StringBuilder yaml =
        new StringBuilder(
            """
            steward:
              home: %1$s/home
              reports: %1$s/reports
              pseudonym-key: %2$s
              sources:
                lake:
                  type: parquet
                  location: %1$s/lake
                  tables: {contact: {subject: {key: contactid}}}
              consent:
                contacts: lake.contact
                columns: {level: level, is-child: is_child, birth-date: birth_date, country: country,
                          do-not-track: do_not_track}
                segments:
            """
                .formatted(FOLDER, Base64.getEncoder().encodeToString(new byte[32])));
    for (int i = 0; i < ACTIVITIES; i++) {
      yaml.append("      segment%d: {members: {table: lake.member}}\n".formatted(i));
    }
    yaml.append("    activities:\n");
    for (int i = 0; i < ACTIVITIES; i++) {
      yaml.append(
          "      - {id: activity%1$d, kind: segment, segment: segment%1$d, minimum-level: %2$s}\n"
              .formatted(i, LEVELS.get(i % LEVELS.size())));
    }
    return yaml.toString();
  }

  @Test
  void decisionsBesidePlainComparisonOfLevels() {
    SideBySide result =
        SideBySide.measure(
            "eligibility of " + CONTACTS + " contacts beside DuckDB's comparison of levels",
            new Decisions(),
            new Comparison());
    assertThat(result.ratio()).isLessThanOrEqualTo(2);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The peer: joins members with contacts, compares, and writes the same columns. */
  private static final class Comparison implements SideBySide.Command {
    @Override
    public List<String> line() {
      String minimum = "1 + (substr(m.segment, 8)::int %% %d)".formatted(LEVELS.size());
      String sql =
          """
          copy (select 'activity' || substr(m.segment, 8) as activity, 'segment' as kind, m.segment,
              m.contact_id, coalesce(c.level - 587030000, 0) >= %1$s as eligible,
              case when c.contactid is null then 'unknown-contact'
                when coalesce(c.level - 587030000, 0) >= %1$s then 'eligible'
                when c.level is null then 'no-consent' else 'below-minimum' end as reason,
              (%1$s)::varchar as required_level, (c.level - 587030000)::varchar as granted_level,
              (c.level - 587030000)::varchar as effective_level, null::varchar as consent_event_id,
              null::timestamptz as consented_at, 'new' as change
            from '%2$s/lake/member.parquet' m left join '%2$s/lake/contact.parquet' c
              on m.contact_id = c.contactid)
          to '%2$s/peer.parquet' (compression zstd)
          """
              .formatted(minimum, FOLDER);
      return List.of(
          java(), "-cp", System.getProperty("java.class.path"), DuckDbQuery.class.getName(), sql);
    }
  }

  /** Our process, on an empty control store. */
  private static final class Decisions implements SideBySide.Command {
    @Override
    public void prepare() throws IOException {
      FileSystemUtils.deleteRecursively(FOLDER.resolve("home"));
      FileSystemUtils.deleteRecursively(FOLDER.resolve("reports"));
    }

    @Override
    public List<String> line() {
      List<String> line = new ArrayList<>(List.of(java(), "-Xmx1g", "-jar"));
      line.add(System.getProperty("steward.jar"));
      line.addAll(
          List.of("run", "consent-eligibility", "--quiet", "--config", FOLDER + "/bench.yml"));
      return line;
    }
  }
}
