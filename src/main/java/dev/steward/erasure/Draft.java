package dev.steward.erasure;

import dev.steward.core.TableRef;
import dev.steward.erasure.PlannedChange.Key;
import dev.steward.erasure.PlannedChange.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A plan in the making. Holds personal data. For one thread. */
final class Draft {
  private record Kind(Target target, Deed deed, List<String> blanked, List<String> emptied) {}

  private record Line(
      int subject, TableRef table, Deed deed, String basis, String blocker, boolean uncertain) {}

  /** Rows, and the latest day on which any is kept. */
  private static final class Tally {
    private long rows;
    private Optional<LocalDate> until = Optional.empty();

    void add(Optional<LocalDate> end) {
      rows++;
      if (until.isEmpty() || end.filter(it -> it.isAfter(until.get())).isPresent()) {
        until = end.or(() -> until);
      }
    }
  }

  private final Map<Line, Tally> lines = new LinkedHashMap<>();
  private final Map<TableRef, Map<Kind, Set<Key>>> changes = new TreeMap<>();

  /** Takes a row that was decided on. */
  void row(int subject, TableRef table, Outcome outcome, String blocker, boolean uncertain) {
    lines
        .computeIfAbsent(
            new Line(subject, table, outcome.deed(), outcome.basis(), blocker, uncertain),
            it -> new Tally())
        .add(outcome.until());
  }

  /** Takes a key of rows, and what happens to those. */
  void change(
      TableRef table,
      Target target,
      Deed deed,
      List<String> blanked,
      List<String> emptied,
      Key key) {
    changes
        .computeIfAbsent(table, it -> new LinkedHashMap<>())
        .computeIfAbsent(new Kind(target, deed, blanked, emptied), it -> new LinkedHashSet<>())
        .add(key);
  }

  /** By person, then table, then deed. */
  List<PlanRow> rows() {
    List<PlanRow> rows = new ArrayList<>();
    lines.forEach(
        (line, tally) ->
            rows.add(
                new PlanRow(
                    line.subject(),
                    line.table(),
                    line.deed(),
                    line.basis(),
                    tally.rows,
                    tally.until,
                    line.blocker(),
                    line.uncertain())));
    rows.sort(
        Comparator.comparingInt(PlanRow::subject)
            .thenComparing(PlanRow::table)
            .thenComparing(PlanRow::deed)
            .thenComparing(PlanRow::basis)
            .thenComparing(PlanRow::blocker));
    return rows;
  }

  /** The tables of which rows were taken. */
  Set<TableRef> tables() {
    return changes.keySet();
  }

  /**
   * What happens to a table's rows, other than those of some people.
   *
   * @return what is retained first: of several changes for a row the first counts
   */
  List<PlannedChange> changes(TableRef table, Set<Integer> without) {
    List<PlannedChange> all = new ArrayList<>();
    changes
        .getOrDefault(table, Map.of())
        .forEach(
            (kind, keys) -> {
              List<Key> kept =
                  keys.stream()
                      .filter(key -> !without.contains(key.subject()))
                      .sorted(
                          Comparator.<Key, String>comparing(key -> String.join("\0", key.cells()))
                              .thenComparingInt(Key::subject))
                      .toList();
              if (!kept.isEmpty()) {
                all.add(
                    new PlannedChange(
                        kind.target(), kind.deed(), kind.blanked(), kind.emptied(), kept));
              }
            });
    all.sort(
        Comparator.comparing((PlannedChange change) -> change.deed() == Deed.RETAIN ? 0 : 1)
            .thenComparing(PlannedChange::deed)
            .thenComparing(change -> change.target().toString())
            .thenComparing(change -> change.emptied().toString()));
    return all;
  }

  @Override
  public String toString() {
    return "Draft[" + lines.size() + " lines]";
  }
}
