package dev.steward.export;

import dev.steward.core.TableRef;

/**
 * What a bundle leaves out, and says so.
 *
 * @param column a column, or a path inside one that holds JSON
 * @param reason as the person is told
 */
public record WithheldColumn(TableRef table, String column, String reason) {}
