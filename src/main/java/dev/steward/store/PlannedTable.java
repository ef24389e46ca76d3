package dev.steward.store;

import dev.steward.core.TableRef;

/**
 * A table in a run's plan.
 *
 * @param ordinal its number within the step
 * @param isPlanned whether it has been cut into units
 * @param failure why it was not, empty where it was or is still to be
 * @param description what the job remembers of its metadata, in the job's own words; empty where it
 *     is not planned
 */
public record PlannedTable(
    int ordinal, TableRef table, boolean isPlanned, String failure, String description) {}
