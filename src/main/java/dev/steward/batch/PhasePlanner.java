package dev.steward.batch;

import dev.steward.source.Split;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Plans the units of a step from what earlier steps of the run left. */
interface PhasePlanner {
  /**
   * Names what the units rest on: where it is the same as at an earlier try, so are they. Empty
   * where what they need is not there.
   */
  Optional<String> basis(long jobInstanceId) throws IOException;

  /** The units, none where there is nothing to do. */
  List<Split> units(long jobInstanceId) throws IOException;
}
