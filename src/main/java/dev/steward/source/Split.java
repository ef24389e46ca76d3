package dev.steward.source;

import java.util.Optional;

/**
 * A part of a table that is read as one unit: a key range, a row group, a file.
 *
 * @param place words for error messages and progress ("row groups 3 to 5 of part-0001.parquet");
 *     never a cell's value
 * @param payload what the adapter needs to find the part again, as JSON; may hold key bounds, so it
 *     is stored encrypted and never logged
 * @param rows expected number of rows, −1 where unknown
 * @param content names what is in the part: splits of a table that have the same columns and the
 *     same name have the same rows, whenever they were planned; empty where that cannot be told
 *     without reading, as in a database
 */
public record Split(String place, String payload, long rows, Optional<String> content) {
  /** A split whose content has no name. */
  public Split(String place, String payload, long rows) {
    this(place, payload, rows, Optional.empty());
  }

  @Override
  public String toString() {
    return "Split[" + place + "]";
  }
}
