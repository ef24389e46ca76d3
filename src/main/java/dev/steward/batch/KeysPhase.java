package dev.steward.batch;

import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.store.WorkUnit;
import dev.steward.subject.KeyGathering;
import dev.steward.subject.LevelKeys;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts the keys of one stage of the search together: once, in one unit. */
final class KeysPhase implements PhasePlanner, UnitWork {
  private final SubjectRuns runs;
  private final SearchStage stage;

  KeysPhase(SubjectRuns runs, SearchStage stage) {
    this.runs = runs;
    this.stage = stage;
  }

  @Override
  public Optional<String> basis(long jobInstanceId) throws IOException {
    SubjectRun run = runs.of(jobInstanceId);
    // killed after its publication: the parts may be gone
    boolean isKnown =
        run.run().isComplete() || (run.resolution().isPresent() && run.hasWhatItNeeds(stage));
    return isKnown ? Optional.of("rows found before") : Optional.empty();
  }

  @Override
  public List<Split> units(long jobInstanceId) {
    return List.of(new Split("keys", "", -1));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    SubjectRun run = runs.of(unit.jobInstanceId());
    KeyGathering gathering =
        new KeyGathering(
            run.graph(), run.knownResolution(), run.before(stage), run.ranges().count());
    if (!stage.closing() && stage.before().isPresent()) {
      requireClosed(run, gathering, stage.before().get());
    }
    LevelKeys keys = gathering.of(stage.searches());
    return new UnitOutput(keys.toBytes(run.graph()), 0);
  }

  private void requireClosed(SubjectRun run, KeyGathering gathering, SearchStage last)
      throws SourceException, IOException {
    byte[] now = gathering.of(last.searches()).toBytes(run.graph());
    if (!Arrays.equals(now, run.keys(last).toBytes(run.graph()))) {
      throw new SourceException(
          "Cannot follow the links of "
              + stage.level().circular().stream().map(search -> search.table()).toList(),
          "rows still lead to further rows after " + SearchStage.ROUNDS + " steps");
    }
  }
}
