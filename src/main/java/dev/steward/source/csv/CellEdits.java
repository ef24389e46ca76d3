package dev.steward.source.csv;

import dev.steward.source.CellDate;
import dev.steward.source.JsonPath;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange.Action;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What a change makes of a record's cells. Each column is text; null is an empty cell. */
record CellEdits(List<String> names, Map<String, Replacement> cells, RawCells raw) {
  CellEdits(List<String> names, Action.Set set, RawCells raw) {
    this(names, new TreeMap<>(set.cells()), raw);
  }

  /**
   * The record with other cells; those that the change leaves are copied as they are written.
   *
   * @param written the record's cells as they are written
   * @param values and as they are read
   */
  String of(List<String> written, String[] values) {
    String[] now = values.clone();
    cells.forEach(
        (name, replacement) ->
            JsonPath.longestAbove(name, names)
                .ifPresent(
                    column -> {
                      int at = names.indexOf(column);
                      boolean fills =
                          column.equals(name)
                              && replacement instanceof Replacement.Correction correction
                              && correction.fills();
                      if (at < now.length && (fills || !now[at].isEmpty())) {
                        now[at] =
                            column.equals(name)
                                ? whole(now[at], replacement)
                                : part(now[at], name.substring(column.length() + 1), replacement);
                      }
                    }));
    List<String> cellsNow = new java.util.ArrayList<>(written);
    for (int i = 0; i < now.length; i++) {
      if (!now[i].equals(values[i])) {
        cellsNow.set(i, raw.written(now[i], written.get(i)));
      }
    }
    return raw.joined(cellsNow);
  }

  private static String whole(String cell, Replacement replacement) {
    if (replacement instanceof Replacement.Text text) {
      return text.text();
    } else if (replacement instanceof Replacement.Correction correction) {
      boolean wrong = cell.isEmpty() || correction.wrong().test(cell);
      return wrong ? correction.right() : cell;
    } else if (replacement instanceof Replacement.Derived derived) {
      return derived.function().apply(cell);
    } else if (replacement instanceof Replacement.FirstOfYear) {
      OptionalLong day = CellDate.day(cell.strip());
      return day.isEmpty() ? "" : LocalDate.ofEpochDay(day.getAsLong()).withDayOfYear(1).toString();
    }
    return "";
  }

  // a part that cannot be found goes with the whole
  private static String part(String cell, String path, Replacement replacement) {
    Optional<String> text = new JsonPath(path).replace(cell, replacement);
    return text.orElse("");
  }
}
