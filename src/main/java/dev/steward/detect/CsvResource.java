package dev.steward.detect;

import java.util.List;

/** Reads this package's data files. */
final class CsvResource {
  private CsvResource() {}

  /** The rows below the header. */
  static List<String[]> rows(String name) {
    return dev.steward.core.CsvResource.rows(CsvResource.class, name);
  }
}
