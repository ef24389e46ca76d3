package dev.steward.batch;

import dev.steward.catalog.Sources;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.PersonRegister;
import dev.steward.store.Run;
import dev.steward.store.Runs;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The run that this process works on, opened when it is first needed. Safe for several threads. */
final class EligibilityRuns {
  private final EligibilitySettings settings;
  private final Workspace workspace;
  private final Runs runs;
  private final Sources sources;
  private final String reports;
  private @Nullable EligibilityRun current;

  EligibilityRuns(
      EligibilitySettings settings,
      Workspace workspace,
      Runs runs,
      Sources sources,
      String reports) {
    this.settings = settings;
    this.workspace = workspace;
    this.runs = runs;
    this.sources = sources;
    this.reports = reports;
  }

  EligibilitySettings settings() {
    return settings;
  }

  synchronized EligibilityRun of(long jobInstanceId) throws IOException {
    EligibilityRun known = current;
    if (known == null || known.run().jobInstanceId() != jobInstanceId) {
      Run run =
          runs.find(jobInstanceId)
              .orElseThrow(() -> new IllegalStateException("The run is not recorded"));
      known =
          new EligibilityRun(run, settings, workspace, sources, PersonRegister.EMPTY, reports);
      current = known;
    }
    return known;
  }
}
