package dev.steward.source;

/**
 * Rows that were read, though not as they should be.
 *
 * @param what the fault in words that stand for all its instances ("fewer cells than the header")
 * @param count number of rows
 * @param firstPlace where it was first seen ("line 17")
 */
public record Irregularity(String what, long count, String firstPlace) {
  /** The rest of the file is in one cell, with all rows that it would have. */
  public static final String OPEN_QUOTE = "a quote that is never closed";

  /** A cell that may have begun in an earlier row, with all rows in between. */
  public static final String STRAY_QUOTE = "a quote within a cell that is not doubled";
}
