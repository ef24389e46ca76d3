package dev.steward.store;

import dev.steward.core.TableRef;
import java.util.Optional;

/**
 * A table in a run's plan.
 *
 * @param ordinal its place in the order of tables
 * @param failure why it could not be planned; empty where it was
 * @param description what the job remembers of its metadata, in the job's own words; empty where it
 *     could not be planned
 */
public record PlannedTable(
    int ordinal, TableRef table, Optional<String> failure, String description) {}
