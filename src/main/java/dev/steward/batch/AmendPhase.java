package dev.steward.batch;

import dev.steward.erasure.StoredPlan;
import dev.steward.files.FileStore;
import dev.steward.report.ManifestWitness;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportFileException;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Amends what was published about people before they were erased, a publication a unit. */
final class AmendPhase implements PhasePlanner, UnitWork {
  static final String STEP = "amend-reports";

  private static final byte[] DONE = {1};

  private final ErasureRuns runs;
  private final String reports;
  private final ManifestWitness witness;

  AmendPhase(ErasureRuns runs, String reports, ManifestWitness witness) {
    this.runs = runs;
    this.reports = reports;
    this.witness = witness;
  }

  @Override
  public Optional<String> basis(long jobInstanceId) throws IOException {
    if (runs.subjects().of(jobInstanceId).run().isComplete()) {
      return Optional.of("erased people"); // the parts may be gone
    }
    Optional<StoredPlan> plan = runs.plan(jobInstanceId);
    boolean done =
        plan.isPresent()
            && runs.isAdmitted(plan.get())
            && runs.notChanged(jobInstanceId, runs.ranks()).isEmpty();
    return done ? Optional.of("erased people") : Optional.empty();
  }

  @Override
  public List<Split> units(long jobInstanceId) throws IOException {
    FileStore files = FileStore.of(reports, Map.of());
    List<Split> units = new ArrayList<>();
    if (runs.earlierReports(jobInstanceId, files).isEmpty()) {
      return units;
    }
    for (String job : List.of(EarlierReports.ELIGIBILITY, EarlierReports.EXPORT)) {
      for (String folder : PublishedReport.folders(files, files.resolve(reports), job)) {
        String label = folder.substring(folder.lastIndexOf('/') + 1);
        units.add(new Split(job + " " + label, job + " " + folder, -1));
      }
    }
    return units;
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    String payload = unit.split().payload();
    int space = payload.indexOf(' ');
    FileStore files = FileStore.of(reports, Map.of());
    try {
      runs.earlierReports(unit.jobInstanceId(), files)
          .amend(payload.substring(0, space), payload.substring(space + 1), runs.guard(), witness);
    } catch (ReportFileException e) {
      throw new SourceException("Cannot amend " + unit.split().place(), FileStore.reason(e), e);
    }
    return new UnitOutput(DONE, 1);
  }
}
