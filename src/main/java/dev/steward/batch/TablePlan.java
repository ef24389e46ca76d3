package dev.steward.batch;

import dev.steward.source.Split;
import java.util.List;

/**
 * How a table is cut.
 *
 * @param description what the job wants to remember of the table's metadata until it publishes;
 *     holds no cell
 * @param splits in the order in which their results are merged
 */
record TablePlan(String description, List<Split> splits) {}
