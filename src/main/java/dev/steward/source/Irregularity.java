package dev.steward.source;

/**
 * Rows that were read, though not as they should be.
 *
 * @param what the fault in words that stand for all its instances ("fewer cells than the header")
 * @param count number of rows
 * @param firstPlace where it was first seen ("line 17")
 */
public record Irregularity(String what, long count, String firstPlace) {}
