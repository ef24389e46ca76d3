package dev.steward.source.jdbc;

import dev.steward.core.Column;

/**
 * A column and the way to its cells.
 *
 * @param expression what to select
 */
record JdbcColumn(Column column, String expression, CellFormat<?> format) {}
