package dev.steward.source;

import java.util.List;

/** Where a table lies, in the words of those who know it without us. */
public sealed interface TablePlace {
  /**
   * In a database.
   *
   * @param url of JDBC, as it is configured: it may hold credentials
   * @param path schema and table as they are stored; the table alone where there are no schemas
   */
  record InDatabase(String url, List<String> path) implements TablePlace {
    public InDatabase {
      path = List.copyOf(path);
    }

    /** Without the URL. */
    @Override
    public String toString() {
      return "InDatabase" + path;
    }
  }

  /**
   * A file, or the folder of its files.
   *
   * @param path a local path, or a URI with its scheme
   */
  record InFiles(String path) implements TablePlace {}
}
