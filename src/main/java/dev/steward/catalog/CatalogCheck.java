package dev.steward.catalog;

import dev.steward.core.Column;
import dev.steward.core.Suggestion;
import dev.steward.source.Discovery;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds what is declared against what the sources really have.
 *
 * @param tablesFound number of tables in all sources
 * @param faults each with its property path, and a suggestion where there is a likely one
 * @param remarks likewise, on what does no harm but is perhaps not what was meant
 */
public record CatalogCheck(int tablesFound, List<String> faults, List<String> remarks) {
  public CatalogCheck {
    faults = List.copyOf(faults);
    remarks = List.copyOf(remarks);
  }

  /** Looks into each source, and at each declared table's columns. */
  public static CatalogCheck of(Catalog catalog, Sources sources) {
    List<String> faults = new ArrayList<>();
    OverrideSearch overridden = new OverrideSearch(catalog.overrides());
    int found = 0;
    for (String source : sources.names()) {
      String path = "steward.sources." + source;
      try {
        Discovery discovery = sources.source(source).discover();
        found += discovery.tables().size();
        discovery
            .unreadable()
            .forEach(place -> faults.add(path + ": " + place.table() + ": " + place.reason()));
        for (TableDeclaration declared : catalog.of(source)) {
          check(declared, path, discovery.tables(), sources, faults);
        }
        overridden.add(source, discovery.tables(), sources);
      } catch (SourceException e) {
        faults.add(path + ": " + e.getMessage());
      }
    }
    return new CatalogCheck(found, faults, overridden.remarks());
  }

  private static void check(
      TableDeclaration declared,
      String sourcePath,
      List<String> tables,
      Sources sources,
      List<String> faults) {
    String name = declared.table().table();
    String path = sourcePath + ".tables." + name;
    Set<String> columns;
    try {
      Table table = sources.table(declared.table());
      columns = table.columns().stream().map(Column::name).collect(Collectors.toSet());
    } catch (SourceException e) {
      faults.add(
          tables.contains(name)
              ? path + ": " + e.getMessage()
              : path
                  + ": no such table in "
                  + declared.table().source()
                  + Suggestion.didYouMean(name, tables));
      return;
    }
    for (String column : namedColumns(declared)) {
      // a path may go on within JSON text, whose fields are known only after a scan
      if (!columns.contains(column)
          && columns.stream().noneMatch(c -> column.startsWith(c + "."))) {
        faults.add(
            path
                + ".columns."
                + column
                + ": no such column in "
                + name
                + Suggestion.didYouMean(column, columns));
      }
    }
  }

  private static Set<String> namedColumns(TableDeclaration declared) {
    Set<String> named = new TreeSet<>(declared.columns().keySet());
    named.addAll(declared.identifiers().keySet());
    for (SubjectLink link : declared.subjects()) {
      if (link instanceof SubjectLink.Root root) {
        named.addAll(root.key());
      } else if (link instanceof SubjectLink.ToSubject toSubject) {
        named.addAll(toSubject.columns());
      } else if (link instanceof SubjectLink.ToRows toRows) {
        named.addAll(toRows.columns());
      }
    }
    if (declared.erase().orElse(null) instanceof EraseRule.Retain retain) {
      named.addAll(retain.anonymise());
      retain.until().ifPresent(until -> named.add(until.column()));
    }
    return named;
  }
}
