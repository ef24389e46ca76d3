package dev.steward.batch;

import dev.steward.core.ColumnRef;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.inventory.Finding;
import dev.steward.inventory.PreviousFinding;
import dev.steward.inventory.ScannedTable;
import dev.steward.inventory.TableSummary;
import dev.steward.report.ManifestHeader;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportRows;
import dev.steward.report.ReportSchema;
import dev.steward.store.Run;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
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
    List<PreviousFinding> findings = new ArrayList<>(rows(report.get()));
    List<TableRef> missing = unread(report.get());
    while (!missing.isEmpty()) {
      LocalDate asOf = report.get().manifest().header().asOf();
      report = PublishedReport.latestBefore(files, root, run.jobName(), asOf);
      if (report.isEmpty()) {
        break;
      }
      List<TableRef> wanted = missing;
      rows(report.get()).stream()
          .filter(row -> wanted.stream().anyMatch(place -> place.covers(row.column().table())))
          .forEach(findings::add);
      missing = both(wanted, unread(report.get()));
    }
    return Optional.of(findings);
  }

  /** The places that a run could not read. */
  private static List<TableRef> unread(PublishedReport report) throws IOException {
    if (report.manifest().header().status() == ManifestHeader.Status.COMPLETE) {
      return List.of();
    }
    List<TableRef> unread = new ArrayList<>();
    ReportSchema schema = TableSummary.SCHEMA;
    try (ReportRows rows = report.rows(schema.name())) {
      List<@Nullable Object> row = rows.next();
      while (row != null) {
        if (text(schema, row, "status").equals(ScannedTable.Status.FAILED.toString())) {
          unread.add(new TableRef(text(schema, row, "source"), text(schema, row, "table")));
        }
        row = rows.next();
      }
    }
    return unread;
  }

  /** What of the places lies in places of both. */
  private static List<TableRef> both(List<TableRef> these, List<TableRef> those) {
    Set<TableRef> both = new LinkedHashSet<>();
    for (TableRef one : these) {
      for (TableRef other : those) {
        if (one.covers(other)) {
          both.add(other);
        } else if (other.covers(one)) {
          both.add(one);
        }
      }
    }
    return List.copyOf(both);
  }

  private static List<PreviousFinding> rows(PublishedReport report) throws IOException {
    List<PreviousFinding> findings = new ArrayList<>();
    ReportSchema schema = Finding.SCHEMA;
    try (ReportRows rows = report.rows(schema.name())) {
      List<@Nullable Object> row = rows.next();
      while (row != null) {
        TableRef table = new TableRef(text(schema, row, "source"), text(schema, row, "table"));
        findings.add(
            new PreviousFinding(
                new ColumnRef(table, text(schema, row, "column")),
                text(schema, row, "category"),
                text(schema, row, "status"),
                (LocalDate) value(schema, row, "first_seen")));
        row = rows.next();
      }
    }
    return findings;
  }

  private static String text(ReportSchema schema, List<@Nullable Object> row, String column) {
    return (String) value(schema, row, column);
  }

  private static Object value(ReportSchema schema, List<@Nullable Object> row, String column) {
    return Objects.requireNonNull(row.get(schema.indexOf(column)), column);
  }
}
