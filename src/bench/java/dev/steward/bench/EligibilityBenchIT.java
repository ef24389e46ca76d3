package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.PseudonymKey;
import dev.steward.core.TableRef;
import dev.steward.request.Identifier;
import dev.steward.store.AuditTrail;
import dev.steward.store.ControlStore;
import dev.steward.store.StoreCipher;
import dev.steward.store.SuppressionList;
import dev.steward.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Ten million contacts and ten activities, some thirty million decisions with a ledger, guardians,
 * expiry, requests and a suppression list, beside DuckDB that compares plain levels alone.
 */
@Tag("bench")
class EligibilityBenchIT {
  private static final long CONTACTS = Long.getLong("bench.rows", 10_000_000);
  private static final long CONTACTS_IN_DATABASE = Long.getLong("bench.rows", 1_000_000);
  private static final Path FOLDER = Path.of("target", "bench");

  @Test
  void decisionsBesidePlainComparisonOfLevels() throws IOException, SQLException {
    EligibilityEstate estate =
        EligibilityEstate.of(FOLDER.resolve("eligibility-" + CONTACTS), CONTACTS);
    estate.configuration("type: parquet\nlocation: %s/lake".formatted(estate.folder()));
    SideBySide result =
        SideBySide.measure(
            "eligibility of " + CONTACTS + " contacts beside DuckDB's comparison of levels",
            new Decisions(estate),
            () -> duckDb(DuckDbQuery.class, comparison(estate, "lake/%s.parquet")));
    assertThat(result.ratio()).isLessThanOrEqualTo(2);
  }

  @Test
  void decisionsOverPostgresBesidePlainComparisonOfLevels() throws IOException, SQLException {
    EligibilityEstate estate =
        EligibilityEstate.of(
            FOLDER.resolve("eligibility-" + CONTACTS_IN_DATABASE), CONTACTS_IN_DATABASE);
    String url = Postgres.newDatabase();
    estate.load(url);
    estate.configuration(
        "type: jdbc\nurl: \"%s\"\nusername: %s\npassword: %s"
            .formatted(url, Postgres.USER, Postgres.PASSWORD));
    SideBySide result =
        SideBySide.measure(
            "eligibility of "
                + CONTACTS_IN_DATABASE
                + " contacts in PostgreSQL beside DuckDB's comparison of levels",
            new Decisions(estate),
            () -> {
              List<String> line =
                  duckDb(DuckDbOverPostgres.class, comparison(estate, "copied/%s.csv"));
              line.addAll(List.of(url, estate.folder() + "/copied", "member", "contact"));
              return line;
            });
    assertThat(result.ratio()).isLessThanOrEqualTo(2);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> duckDb(Class<?> process, String sql) {
    return new ArrayList<>(
        List.of(java(), "-cp", System.getProperty("java.class.path"), process.getName(), sql));
  }

  /**
   * The peer's query: joins members with contacts, compares, and writes the same columns.
   *
   * @param file of a table, by its name
   */
  private static String comparison(EligibilityEstate estate, String file) {
    String minimum =
        "1 + (substr(m.segment, 8)::int %% %d)".formatted(EligibilityEstate.LEVELS.size());
    return """
        copy (select 'activity' || substr(m.segment, 8) as activity, 'segment' as kind,
            m.segment, m.contact_id, coalesce(c.level - 587030000, 0) >= %1$s as eligible,
            case when c.contactid is null then 'unknown-contact'
              when coalesce(c.level - 587030000, 0) >= %1$s then 'eligible'
              when c.level is null then 'no-consent' else 'below-minimum' end as reason,
            (%1$s)::varchar as required_level, (c.level - 587030000)::varchar as granted_level,
            (c.level - 587030000)::varchar as effective_level, null::varchar as consent_event_id,
            null::timestamptz as consented_at, 'new' as change
          from '%2$s/%3$s' m left join '%2$s/%4$s' c on m.contact_id = c.contactid)
        to '%2$s/peer.parquet' (compression zstd)
        """
        .formatted(minimum, estate.folder(), file.formatted("member"), file.formatted("contact"));
  }

  /** Our process, on a control store that holds nothing but a suppression list. */
  private record Decisions(EligibilityEstate estate) implements SideBySide.Command {
    @Override
    public void prepare() throws IOException {
      Path home = estate.folder().resolve("home");
      FileSystemUtils.deleteRecursively(home);
      FileSystemUtils.deleteRecursively(estate.folder().resolve("reports"));
      try (ControlStore store = ControlStore.embedded(home, 3)) {
        store.migrate();
        TransactionTemplate transactions =
            new TransactionTemplate(new JdbcTransactionManager(store.dataSource()));
        byte[] secret = Base64.getDecoder().decode(EligibilityEstate.KEY);
        SuppressionList list =
            new SuppressionList(
                new JdbcTemplate(store.dataSource()),
                transactions,
                new PseudonymKey(secret),
                new AuditTrail(
                    store.dataSource(),
                    StoreCipher.derivedFrom(secret),
                    "bench",
                    "",
                    Clock.systemUTC()));
        List<Identifier> erased = new ArrayList<>();
        for (String key : estate.someKeys()) {
          erased.add(Identifier.key(new TableRef("lake", "contact"), key));
        }
        transactions.executeWithoutResult(
            status -> list.add(erased, "REQ-1", LocalDate.of(2026, 1, 1)));
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    @Override
    public List<String> line() {
      return Launcher.job(
          "consent-eligibility",
          estate.folder().resolve("bench.yml"),
          "" + EligibilityEstate.AS_OF);
    }
  }
}
