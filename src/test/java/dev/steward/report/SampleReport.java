package dev.steward.report;

import dev.steward.files.FileStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report with a column of each type, and ways to publish and read it. */
final class SampleReport {
  static final String JOB = "pii-inventory";
  static final LocalDate AS_OF = LocalDate.parse("2026-11-01");
  static final ReportSchema SCHEMA =
      ReportSchema.of(
          "inventory",
          new ReportColumn("text", ReportType.TEXT),
          new ReportColumn("flag", ReportType.BOOLEAN),
          new ReportColumn("number", ReportType.LONG),
          new ReportColumn("rate", ReportType.DOUBLE),
          new ReportColumn("day", ReportType.DATE),
          new ReportColumn("moment", ReportType.TIMESTAMP));

  private SampleReport() {}

  static List<@Nullable Object> row(@Nullable Object... values) {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  static List<@Nullable Object> row(String text) {
    return row(text, true, 1L, 0.5, AS_OF, Instant.parse("2026-11-01T10:15:30.123456Z"));
  }

  static List<List<@Nullable Object>> rows() {
    return List.of(
        row("plain"),
        row(null, null, null, null, null, null),
        row("a,b", false, -1L, -0.25, LocalDate.parse("1969-12-31"), Instant.EPOCH),
        row("a \"quoted\" word", true, Long.MAX_VALUE, 1e-9, AS_OF, Instant.ofEpochSecond(-1)),
        row("two\nlines", true, Long.MIN_VALUE, 1.0 / 3, AS_OF, Instant.ofEpochSecond(1, 1000)),
        row("Łódź 東京 🙂", false, 0L, 1e300, AS_OF, Instant.parse("2026-01-01T00:00:00Z")));
  }

  static ManifestHeader header(int run) {
    return new ManifestHeader(
        JOB,
        AS_OF,
        run,
        ManifestHeader.Status.COMPLETE,
        Instant.parse("2026-11-02T01:00:00Z"),
        Instant.parse("2026-11-02T01:05:00Z"),
        "0.1.0",
        "ab".repeat(32),
        List.of(),
        List.of("1 column with undeclared personal data"));
  }

  static FileStore store(Path root) throws IOException {
    return FileStore.of(root.toString(), Map.of());
  }

  static Path publish(Path root, String label, Iterable<List<@Nullable Object>> rows)
      throws IOException {
    return publish(store(root), root, label, rows);
  }

  static Path publish(
      FileStore store, Path root, String label, Iterable<List<@Nullable Object>> rows)
      throws IOException {
    try (Publication publication = Publication.stage(store, root.toString(), JOB, label)) {
      publication.write(SCHEMA, rows);
      publication.publish(header(1));
      return Path.of(publication.target());
    }
  }

  static List<List<@Nullable Object>> read(Path root, Path folder) throws IOException {
    List<List<@Nullable Object>> all = new ArrayList<>();
    try (ReportRows rows = PublishedReport.open(store(root), folder.toString()).rows("inventory")) {
      for (List<@Nullable Object> row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
    }
    return all;
  }
}
