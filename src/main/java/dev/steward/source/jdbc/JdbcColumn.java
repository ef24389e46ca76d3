package dev.steward.source.jdbc;

import dev.steward.core.Column;
import java.util.Optional;

/**
 * A column and the way to its cells.
 *
 * @param expression what to select
 * @param lookup how keys are found in it; empty where only its cells tell
 */
record JdbcColumn(
    Column column, String expression, CellFormat<?> format, Optional<Lookup> lookup) {}
