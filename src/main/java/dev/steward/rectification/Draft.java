package dev.steward.rectification;

import dev.steward.core.TableRef;
import dev.steward.rectification.Line.Kind;
import dev.steward.rectification.RowKeys.Told;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.subject.Belonging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A plan in the making. Holds personal data. For one thread. */
final class Draft {
  private record Place(Task task, TableRef table, String column, String category, Kind kind) {}

  private record Route(
      List<String> columns, List<Comparison> comparisons, Belonging belonging, boolean link) {}

  private static final class Tally {
    private long matched;
    private long right;
  }

  private final Map<Place, Tally> lines = new LinkedHashMap<>();
  private final Map<TableRef, Map<Told, Map<String, CellCorrection>>> rows = new TreeMap<>();
  private final Map<TableRef, Map<Route, Set<Way.Key>>> ways = new TreeMap<>();

  private Tally tally(Task task, TableRef table, String column, String category, Kind kind) {
    return lines.computeIfAbsent(new Place(task, table, column, category, kind), it -> new Tally());
  }

  /** Takes that a column is one of those that a request is about. */
  void line(Task task, TableRef table, String column) {
    tally(task, table, column, task.aim().category(), Kind.THEIRS);
  }

  /** Takes a row that holds a wrong value in a column. */
  void matched(Task task, TableRef table, String column, String category, Kind kind) {
    tally(task, table, column, category, kind).matched++;
  }

  /** Takes a row that holds the right value in a column, and no wrong one. */
  void right(Task task, TableRef table, String column) {
    tally(task, table, column, task.aim().category(), Kind.THEIRS).right++;
  }

  /** Takes what puts a cell of a row right; the request that was received first comes first. */
  void correct(TableRef table, Told told, CellCorrection cell) {
    rows.computeIfAbsent(table, it -> new LinkedHashMap<>())
        .computeIfAbsent(told, it -> new TreeMap<>())
        .putIfAbsent(cell.column(), cell);
  }

  /** Takes how a row of a person is found again. */
  void way(TableRef table, PersonRow.Leading leading, Belonging belonging, Way.Key key) {
    ways.computeIfAbsent(table, it -> new LinkedHashMap<>())
        .computeIfAbsent(
            new Route(leading.columns(), leading.comparisons(), belonging, leading.link()),
            it -> new LinkedHashSet<>())
        .add(key);
  }

  /** By request, table, column and kind. */
  List<Line> lines() {
    List<Line> all = new ArrayList<>();
    lines.forEach(
        (place, tally) ->
            all.add(
                new Line(
                    place.task().request(),
                    place.task().subject(),
                    place.table(),
                    place.column(),
                    place.category(),
                    place.kind(),
                    tally.matched,
                    tally.right,
                    false)));
    all.sort(
        Comparator.comparing(Line::request)
            .thenComparing(Line::table)
            .thenComparing(Line::column)
            .thenComparing(Line::kind));
    return all;
  }

  /** The tables of which rows are to be put right. */
  Set<TableRef> tables() {
    return rows.keySet();
  }

  /** What puts a table's rows right. */
  List<PlannedCorrection> changes(TableRef table) {
    Map<List<String>, Map<List<CellCorrection>, List<List<String>>>> groups = new LinkedHashMap<>();
    rows.getOrDefault(table, Map.of())
        .forEach(
            (told, cells) ->
                groups
                    .computeIfAbsent(told.columns(), it -> new LinkedHashMap<>())
                    .computeIfAbsent(List.copyOf(cells.values()), it -> new ArrayList<>())
                    .add(told.cells()));
    List<PlannedCorrection> changes = new ArrayList<>();
    groups.forEach(
        (columns, byCells) ->
            byCells.forEach(
                (cells, keys) -> {
                  keys.sort(Comparator.comparing(key -> String.join("\0", key)));
                  changes.add(new PlannedCorrection(columns, keys, cells));
                }));
    return changes;
  }

  /** How people's rows of a table are found again. */
  List<Way> ways(TableRef table) {
    List<Way> all = new ArrayList<>();
    ways.getOrDefault(table, Map.of())
        .forEach(
            (route, keys) ->
                all.add(
                    new Way(
                        route.columns(),
                        route.comparisons(),
                        route.belonging(),
                        route.link(),
                        keys.stream()
                            .sorted(
                                Comparator.comparingInt(Way.Key::subject)
                                    .thenComparing(key -> String.join("\0", key.cells())))
                            .toList())));
    return all;
  }

  @Override
  public String toString() {
    return "Draft[" + lines.size() + " lines]";
  }
}
