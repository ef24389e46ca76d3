package dev.steward.page;

import dev.steward.files.FileStore;
import dev.steward.inventory.Change;
import dev.steward.inventory.Finding;
import dev.steward.inventory.TableSummary;
import dev.steward.report.ManifestHeader;
import dev.steward.report.Publication;
import dev.steward.report.ReportSchema;
import dev.steward.report.RowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Publishes what a test says that jobs found. */
final class Night {
  private final FileStore store;
  private final Path root;
  private final String job;
  private final String label;
  private final Map<ReportSchema, RowSource<IOException>> reports = new LinkedHashMap<>();
  private List<String> failures = List.of();
  private List<String> findings = List.of();

  private Night(FileStore store, Path root, String job, String label) {
    this.store = store;
    this.root = root;
    this.job = job;
    this.label = label;
  }

  static Night of(Path root, String job, String label) throws IOException {
    return new Night(FileStore.of(root.toString(), Map.of()), root, job, label);
  }

  /** An inventory of the columns given, with no tables and no changes unless they follow. */
  static Night inventory(Path root, String label) throws IOException {
    return of(root, "pii-inventory", label)
        .with(TableSummary.SCHEMA)
        .with(Finding.SCHEMA)
        .with(Change.SCHEMA);
  }

  /** A row by its columns' names; the others are null. */
  static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> row = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return row;
  }

  /** A column of an inventory. */
  static Map<String, @Nullable Object> column(
      String table, String column, String category, String status) {
    return row(
        "source",
        "crm",
        "table",
        table,
        "column",
        column,
        "data_type",
        "text",
        "is_personal",
        true,
        "category",
        category,
        "special_category",
        category.equals("health"),
        "evidence",
        "name:" + category,
        "status",
        status,
        "first_seen",
        LocalDate.parse("2026-11-01"));
  }

  @SafeVarargs
  final Night with(ReportSchema schema, Map<String, @Nullable Object>... rows) {
    reports.put(
        schema,
        sink -> {
          for (Map<String, @Nullable Object> row : rows) {
            sink.add(values(schema, row));
          }
        });
    return this;
  }

  /** Rows that come one by one. */
  Night with(ReportSchema schema, RowSource<IOException> rows) {
    reports.put(schema, rows);
    return this;
  }

  static List<@Nullable Object> values(ReportSchema schema, Map<String, @Nullable Object> row) {
    List<@Nullable Object> values = new ArrayList<>();
    schema.columns().forEach(column -> values.add(row.get(column.name())));
    return Collections.unmodifiableList(values);
  }

  Night failed(String... lines) {
    failures = List.of(lines);
    return this;
  }

  Night found(String... lines) {
    findings = List.of(lines);
    return this;
  }

  /** The folder of the run. */
  Path publish() throws IOException {
    try (Publication publication = Publication.stage(store, root.toString(), job, label)) {
      for (Map.Entry<ReportSchema, RowSource<IOException>> report : reports.entrySet()) {
        publication.write(report.getKey(), report.getValue());
      }
      publication.publish(
          new ManifestHeader(
              job,
              LocalDate.parse(label.substring(0, 10)),
              1,
              failures.isEmpty()
                  ? ManifestHeader.Status.COMPLETE
                  : ManifestHeader.Status.INCOMPLETE,
              Instant.parse("2026-11-02T01:00:00Z"),
              Instant.parse("2026-11-02T01:05:09Z"),
              "0.1.0",
              "ab".repeat(32),
              failures,
              findings));
      return Path.of(publication.target());
    }
  }
}
