package dev.steward.store;

import dev.steward.store.migration.V1__SpringBatchTables;
import dev.steward.store.migration.V8__AppendOnlyAudit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;

/**
 * What Flyway noted in the control store, read without Flyway: to start it takes longer than all
 * else that a command like {@code status} does.
 */
final class SchemaHistory {
  static final String TABLE = "steward_schema_history";
  static final String FOLDER = "db/migration";

  /** All migrations that are SQL files. */
  static final List<String> SCRIPTS =
      List.of(
          "V2__runs_and_units.sql",
          "V3__subject_requests.sql",
          "V4__decided_subject.sql",
          "V5__request_subjects.sql",
          "V7__audit_trail.sql",
          "V9__partition_leases.sql");

  /** All others. */
  static final List<JavaMigration> CLASSES =
      List.of(new V1__SpringBatchTables(), new V8__AppendOnlyAudit());

  /** Rows about the history itself. */
  private static final Set<String> MARKS = Set.of("BASELINE", "SCHEMA", "TABLE");

  private SchemaHistory() {}

  /**
   * Whether the migrations of this version, as they are now, and no others have been applied, each
   * with success. Where that cannot be told, as where there are no tables yet, it is not so.
   */
  static boolean isCurrent(DataSource store) {
    try {
      return applied(store).equals(expected());
    } catch (SQLException | IOException e) {
      return false; // Flyway finds out what is the matter, and says so
    }
  }

  private static Map<String, Integer> applied(DataSource store) throws SQLException {
    Map<String, Integer> applied = new TreeMap<>();
    try (Connection connection = store.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select \"type\", \"script\", \"checksum\", \"success\" from \"%s\".\"%s\""
                    .formatted(connection.getSchema(), TABLE))) {
      while (row.next()) {
        if (!MARKS.contains(row.getString(1))) {
          boolean once = applied.put(row.getString(2), row.getInt(3)) == null;
          if (!once || !row.getBoolean(4)) {
            return Map.of(); // repaired or failed
          }
        }
      }
    }
    return applied;
  }

  private static Map<String, Integer> expected() throws IOException {
    Map<String, Integer> expected = new TreeMap<>();
    CLASSES.forEach(migration -> expected.put(migration.getClass().getName(), 0));
    for (String script : SCRIPTS) {
      ClassPathResource file = new ClassPathResource(FOLDER + "/" + script);
      expected.put(script, checksum(file.getContentAsString(StandardCharsets.UTF_8)));
    }
    return expected;
  }

  /** Flyway's, which minds no line ends. */
  private static int checksum(String content) {
    CRC32 sum = new CRC32();
    content.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) sum.getValue();
  }
}
