package dev.steward.export;

/**
 * Rows that a bundle leaves out, and says so.
 *
 * @param count how many
 * @param reason as the person is told
 */
public record WithheldRows(long count, String reason) {}
