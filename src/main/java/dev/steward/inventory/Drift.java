package dev.steward.inventory;

import dev.steward.core.ColumnRef;
import dev.steward.core.TableRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares an inventory with the one before. */
final class Drift {
  private final Map<ColumnRef, PreviousFinding> before = new LinkedHashMap<>();
  private final boolean first;
  private final LocalDate asOf;

  Drift(Optional<Collection<PreviousFinding>> previous, LocalDate asOf) {
    this.first = previous.isEmpty();
    this.asOf = asOf;
    previous.ifPresent(all -> all.forEach(one -> before.put(one.column(), one)));
  }

  LocalDate firstSeen(ColumnRef column) {
    PreviousFinding known = before.get(column);
    return known == null ? asOf : known.firstSeen();
  }

  /** Changes in order of table and column; none on the first run. */
  List<Change> changes(List<ScannedTable> tables, List<Finding> findings) {
    if (first) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    Set<ColumnRef> present = new HashSet<>();
    for (Finding finding : findings) {
      present.add(finding.column());
      String category = category(finding);
      PreviousFinding known = before.get(finding.column());
      if (known == null) {
        changes.add(new Change(finding.column(), Change.Kind.ADDED, "", category));
        continue;
      }
      if (!known.category().equals(category)) {
        changes.add(new Change(finding.column(), Change.Kind.CATEGORY, known.category(), category));
      }
      String status = finding.status().toString();
      if (!known.status().equals(status)) {
        changes.add(new Change(finding.column(), Change.Kind.STATUS, known.status(), status));
      }
    }
    List<TableRef> unread =
        tables.stream().filter(table -> !table.status().wasRead()).map(ScannedTable::ref).toList();
    for (PreviousFinding known : before.values()) {
      TableRef its = known.column().table();
      if (!present.contains(known.column())
          && unread.stream().noneMatch(place -> place.covers(its))) {
        changes.add(new Change(known.column(), Change.Kind.REMOVED, known.category(), ""));
      }
    }
    changes.sort(
        Comparator.comparing((Change change) -> change.column().table())
            .thenComparing(change -> change.column().column())
            .thenComparing(Change::kind));
    return changes;
  }

  private static String category(Finding finding) {
    return finding.category().map(Object::toString).orElse("none");
  }
}
