package dev.steward.batch;

import dev.steward.export.BundlePack;
import dev.steward.export.BundleWriter;
import dev.steward.request.Pseudonyms;
import dev.steward.source.Split;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Puts together what was found about each person: a bundle for each of her requests, once all
 * tables were searched, and not before. A bundle that is encrypted is never the same twice: it is
 * kept with the sum that its unit's part names.
 */
final class AssemblePhase implements PhasePlanner, UnitWork {
  static final String STEP = "assemble";

  private static final String ALL = "all rows found";
  private static final long UNIT_BYTES = 16 << 20;

  private final SubjectRuns runs;
  private final BundleWriter writer;
  private final Pseudonyms pseudonyms;

  AssemblePhase(SubjectRuns runs, BundleWriter writer, Pseudonyms pseudonyms) {
    this.runs = runs;
    this.writer = writer;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public Optional<String> basis(long jobInstanceId) throws IOException {
    SubjectRun run = runs.of(jobInstanceId);
    boolean isFound =
        run.run().isComplete()
            || (runs.graph().faults().isEmpty()
                && run.resolution().isPresent()
                && run.failures().isEmpty());
    return isFound ? Optional.of(ALL) : Optional.empty();
  }

  @Override
  public List<Split> units(long jobInstanceId) throws IOException {
    SubjectRun run = runs.of(jobInstanceId);
    if (run.run().isComplete() || run.knownResolution().subjects().isEmpty()) {
      return List.of();
    }
    return RangeSplit.of(run.found().weights(), UNIT_BYTES);
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws IOException {
    SubjectRun run = runs.of(unit.jobInstanceId());
    try (BundlePack pack = writer.pack(run.packOf(unit.seq()))) {
      PersonBundles bundles = new PersonBundles(run, pack, pseudonyms);
      run.found().read(RangeSplit.run(unit.split()), UNIT_BYTES, bundles);
      List<Assembly.Finished> finished = bundles.finish();
      pack.finish();
      return new UnitOutput(Assembly.toBytes(finished), finished.size());
    }
  }
}
