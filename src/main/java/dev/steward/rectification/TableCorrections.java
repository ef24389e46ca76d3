package dev.steward.rectification;

import dev.steward.core.TableRef;
import java.util.List;

/**
 * What is done in a table, and looked at afterwards.
 *
 * @param rank tables of a lower rank are changed before
 */
record TableCorrections(
    TableRef table,
    int rank,
    List<PlannedCorrection> changes,
    List<Way> ways,
    List<Sought> sought) {
  TableCorrections {
    changes = List.copyOf(changes);
    ways = List.copyOf(ways);
    sought = List.copyOf(sought);
  }
}
