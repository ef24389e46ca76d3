package dev.steward.report;

import java.util.List;

/**
 * A file of a publication, as the manifest names it.
 *
 * @param path below the publication's folder, parts joined by {@code /}
 * @param sha256 in hexadecimal
 */
public record ReportFile(
    String path, long rows, long bytes, String sha256, List<ReportColumn> columns) {
  public ReportFile {
    columns = List.copyOf(columns);
    if (path.isEmpty() || path.startsWith("/") || List.of(path.split("/", -1)).contains("..")) {
      throw new IllegalArgumentException("A report's files lie in its folder: " + path);
    }
  }

  /** Whether it holds the rows of a report; other files go along with reports. */
  boolean isReport() {
    return !columns.isEmpty();
  }

  boolean isCsv() {
    return path.endsWith(".csv");
  }
}
