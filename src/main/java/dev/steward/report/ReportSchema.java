package dev.steward.report;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name and the columns of a report.
 *
 * @param name the file's name without extension ({@code inventory})
 * @param columns at least one, in the order of the files
 */
public record ReportSchema(String name, List<ReportColumn> columns) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

  public ReportSchema {
    columns = List.copyOf(columns);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("A report's name is in lower case: " + name);
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("A report has columns: " + name);
    }
    Set<String> names = new HashSet<>();
    for (ReportColumn column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "A report's columns have different names: " + name + "." + column.name());
      }
    }
  }

  /** A report with the columns given. */
  public static ReportSchema of(String name, ReportColumn... columns) {
    return new ReportSchema(name, List.of(columns));
  }

  /** The class of the values by column, in order. */
  Map<String, Class<?>> valueTypes() {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.name(), column.type().valueType()));
    return types;
  }

  /** The column's position, −1 where there is none of that name. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }
}
