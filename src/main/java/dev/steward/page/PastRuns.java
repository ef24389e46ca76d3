package dev.steward.page;

import dev.steward.report.ManifestHeader;
import java.io.IOException;

/** A run in a list, by its manifest alone. */
final class PastRuns {
  private PastRuns() {}

  static IndexFacts.PastRun of(RunFolders folders, RunFolder run) {
    try {
      ManifestHeader header = folders.open(run).manifest().header();
      String state = header.status().toString();
      return past(
          run,
          state,
          Words.group("state", state),
          "",
          header.findings().size(),
          header.failures().size());
    } catch (IOException e) {
      return past(run, "unreadable", "alarm", folders.reason(e), 0, 0);
    } catch (RuntimeException e) {
      return past(run, "unreadable", "alarm", "the manifest is malformed", 0, 0);
    }
  }

  private static IndexFacts.PastRun past(
      RunFolder run, String state, String tone, String why, long findings, long failures) {
    return new IndexFacts.PastRun(
        Words.of("job", run.job()),
        run.name(),
        run.page(),
        state,
        tone,
        Cell.of(why),
        findings,
        failures);
  }
}
