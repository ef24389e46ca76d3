package dev.steward.source;

/**
 * A part of a table that is read as one unit: a key range, a row group, a file.
 *
 * @param place words for error messages and progress ("row groups 3 to 5 of part-0001.parquet");
 *     never a cell's value
 * @param payload what the adapter needs to find the part again, as JSON; may hold key bounds, so it
 *     is stored encrypted and never logged
 * @param rows expected number of rows, −1 where unknown
 */
public record Split(String place, String payload, long rows) {
  @Override
  public String toString() {
    return "Split[" + place + "]";
  }
}
