package dev.steward.store;

import dev.steward.core.TableRef;
import dev.steward.source.Split;

/**
 * A unit of work: a split of a table.
 *
 * @param seq its number within the step, from 1; results are merged in table order and, within a
 *     table, in this order
 */
public record WorkUnit(long jobInstanceId, String step, int seq, TableRef table, Split split) {}
