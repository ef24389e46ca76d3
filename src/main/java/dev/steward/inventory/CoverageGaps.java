package dev.steward.inventory;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportRows;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tables in which an inventory found personal data, and which belong to nobody: no export shows
 * them, and no erasure reaches them.
 */
public final class CoverageGaps {
  private static final String JOB = "pii-inventory";
  private static final String NOT_FOUND = "not-found";

  private CoverageGaps() {}

  /**
   * Those of the latest published inventory, a line each; none where there is no inventory.
   *
   * @param catalog as it is now: a table that was linked since is none of them
   */
  public static List<String> of(String reports, Catalog catalog) throws IOException {
    FileStore files = FileStore.of(reports, Map.of());
    Optional<PublishedReport> report =
        PublishedReport.latestBefore(files, files.resolve(reports), JOB, LocalDate.MAX);
    if (report.isEmpty()) {
      return List.of();
    }
    LocalDate asOf = report.get().manifest().header().asOf();
    List<String> gaps = new ArrayList<>();
    categories(report.get())
        .forEach(
            (table, categories) -> {
              if (!isAnswered(catalog.find(table))) {
                gaps.add(
                    "coverage gap: %s has personal data (%s, inventory of %s) and no subject link"
                        .formatted(table, String.join(", ", categories), asOf));
              }
            });
    return gaps;
  }

  /** By its links, or by a person who says that there is no personal data. */
  private static boolean isAnswered(Optional<TableDeclaration> table) {
    return table.filter(it -> !it.subjects().isEmpty() || it.noPersonalData()).isPresent();
  }

  private static Map<TableRef, Set<String>> categories(PublishedReport report) throws IOException {
    Map<TableRef, Set<String>> categories = new TreeMap<>();
    try (ReportRows rows = report.rows(Finding.SCHEMA.name())) {
      for (List<@Nullable Object> row = rows.next(); row != null; row = rows.next()) {
        boolean isFound = !NOT_FOUND.equals(cell(row, "status"));
        if (Boolean.TRUE.equals(row.get(Finding.SCHEMA.indexOf("is_personal"))) && isFound) {
          categories
              .computeIfAbsent(
                  new TableRef(cell(row, "source"), cell(row, "table")), it -> new TreeSet<>())
              .add(cell(row, "category"));
        }
      }
    }
    return categories;
  }

  private static String cell(List<@Nullable Object> row, String column) {
    return String.valueOf(row.get(Finding.SCHEMA.indexOf(column)));
  }
}
