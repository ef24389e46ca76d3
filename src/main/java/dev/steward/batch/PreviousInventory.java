package dev.steward.batch;

import dev.steward.core.ColumnRef;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.inventory.Finding;
import dev.steward.inventory.PreviousFinding;
import dev.steward.report.ManifestHeader;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportRows;
import dev.steward.store.Run;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What earlier runs published. */
final class PreviousInventory {
  private PreviousInventory() {}

  /**
   * The findings of the last run of an earlier date; of the tables that it could not read, those of
   * the runs before it.
   *
   * @return empty where there was no earlier run
   */
  static Optional<Collection<PreviousFinding>> before(FileStore files, String root, Run run)
      throws IOException {
    Optional<PublishedReport> report =
        PublishedReport.latestBefore(files, root, run.jobName(), run.asOf());
    if (report.isEmpty()) {
      return Optional.empty();
    }
    List<PreviousFinding> findings = new ArrayList<>();
    Set<TableRef> known = new HashSet<>();
    boolean complete = false;
    while (report.isPresent() && !complete) {
      ManifestHeader header = report.get().manifest().header();
      complete = header.status() == ManifestHeader.Status.COMPLETE;
      List<PreviousFinding> rows = rows(report.get());
      rows.stream().filter(row -> !known.contains(row.column().table())).forEach(findings::add);
      rows.forEach(row -> known.add(row.column().table()));
      report = PublishedReport.latestBefore(files, root, run.jobName(), header.asOf());
    }
    return Optional.of(findings);
  }

  private static List<PreviousFinding> rows(PublishedReport report) throws IOException {
    List<PreviousFinding> findings = new ArrayList<>();
    try (ReportRows rows = report.rows(Finding.SCHEMA.name())) {
      List<@Nullable Object> row = rows.next();
      while (row != null) {
        TableRef table = new TableRef(text(row, "source"), text(row, "table"));
        findings.add(
            new PreviousFinding(
                new ColumnRef(table, text(row, "column")),
                text(row, "category"),
                text(row, "status"),
                (LocalDate) value(row, "first_seen")));
        row = rows.next();
      }
    }
    return findings;
  }

  private static String text(List<@Nullable Object> row, String column) {
    return (String) value(row, column);
  }

  private static Object value(List<@Nullable Object> row, String column) {
    return Objects.requireNonNull(row.get(Finding.SCHEMA.indexOf(column)), column);
  }
}
