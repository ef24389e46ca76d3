package dev.steward.report;

import java.util.regex.Pattern;

/**
 * A column of a report.
 *
 * @param name lower case words joined by underscores ({@code rows_scanned})
 */
public record ReportColumn(String name, ReportType type) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  public ReportColumn {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A report column's name is lower case words joined by underscores: " + name);
    }
  }
}
