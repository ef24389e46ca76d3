package dev.steward.inventory;

import dev.steward.catalog.Overrides;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.TableRef;
import dev.steward.detect.Detectors;
import dev.steward.source.Irregularity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What personal data an estate holds, where, and what has changed since the run before. Tables are
 * in order of their names, columns in the order of their table.
 */
public final class Inventory {
  private final List<Finding> findings;
  private final List<TableSummary> tables;
  private final List<Change> changes;

  private Inventory(List<Finding> findings, List<TableSummary> tables, List<Change> changes) {
    this.findings = List.copyOf(findings);
    this.tables = List.copyOf(tables);
    this.changes = List.copyOf(changes);
  }

  /**
   * Draws up the inventory.
   *
   * @param scanned the tables of the estate, in any order; those that were not read have a row
   *     among the tables and none among the findings, and none of their columns counts as removed
   * @param overrides verdicts that count more than what is found or declared
   * @param asOf the day of the run, on which columns are first seen that no earlier run saw
   * @param previous the findings of the run before, for each table those of the latest run that
   *     read it; empty for the first run, which has no changes
   */
  public static Inventory of(
      Collection<ScannedTable> scanned,
      Detectors detectors,
      Collection<TableDeclaration> declarations,
      Overrides overrides,
      LocalDate asOf,
      Optional<Collection<PreviousFinding>> previous) {
    Map<TableRef, TableDeclaration> declared = new HashMap<>();
    declarations.forEach(declaration -> declared.put(declaration.table(), declaration));
    Drift drift = new Drift(previous, asOf);
    TableFindings finder = new TableFindings(detectors, overrides, drift::firstSeen);
    List<Finding> findings = new ArrayList<>();
    List<TableSummary> tables = new ArrayList<>();
    List<ScannedTable> sorted = new ArrayList<>(scanned);
    sorted.sort(Comparator.comparing(ScannedTable::ref));
    for (ScannedTable table : sorted) {
      Coverage coverage = new Coverage(declared.get(table.ref()));
      List<Finding> its =
          table.profile().map(profile -> finder.of(table, profile, coverage)).orElse(List.of());
      findings.addAll(its);
      tables.add(summary(table, its, coverage));
    }
    return new Inventory(findings, tables, drift.changes(sorted, findings));
  }

  /** The same where nothing is overridden. */
  public static Inventory of(
      Collection<ScannedTable> scanned,
      Detectors detectors,
      Collection<TableDeclaration> declarations,
      LocalDate asOf,
      Optional<Collection<PreviousFinding>> previous) {
    return of(scanned, detectors, declarations, Overrides.NONE, asOf, previous);
  }

  /** A row a column. */
  public List<Finding> findings() {
    return findings;
  }

  /** A row a table. */
  public List<TableSummary> tables() {
    return tables;
  }

  /** What differs from the run before. */
  public List<Change> changes() {
    return changes;
  }

  private static TableSummary summary(ScannedTable table, List<Finding> its, Coverage coverage) {
    return new TableSummary(
        table.ref(),
        table.rowsInTable(),
        table.profile().map(TableProfile::rows).orElse(0L),
        its.isEmpty() ? table.columns().size() : its.size(),
        (int) its.stream().filter(Finding::personal).count(),
        (int) its.stream().filter(Finding::special).count(),
        coverage.linkInWords(),
        table.status(),
        message(table));
  }

  private static String message(ScannedTable table) {
    List<String> parts = new ArrayList<>();
    table.failure().ifPresent(parts::add);
    parts.addAll(table.remarks());
    for (Irregularity one : table.profile().map(TableProfile::irregularities).orElse(List.of())) {
      String first = one.firstPlace().isEmpty() ? "" : ", first at " + one.firstPlace();
      parts.add(one.what() + ": " + one.count() + (one.count() == 1 ? " row" : " rows") + first);
    }
    return String.join("; ", parts);
  }
}
