package dev.steward.batch;

import dev.steward.export.ExportPublication;
import dev.steward.files.FileStore;
import dev.steward.report.Expiry;
import dev.steward.report.ReportFileException;
import java.io.IOException;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes bundles that were published long enough ago. */
final class BundleExpiry {
  private static final Logger log = LoggerFactory.getLogger(BundleExpiry.class);

  private final String reports;
  private final String job;
  private final Period keepFor;
  private final Clock clock;
  private volatile List<String> findings = List.of();

  BundleExpiry(String reports, String job, Period keepFor, Clock clock) {
    this.reports = reports;
    this.job = job;
    this.keepFor = keepFor;
    this.clock = clock;
  }

  /** Removes them; where that fails, requests are answered all the same, and the run says so. */
  void remove(RunContext run) throws IOException {
    FileStore files = FileStore.of(reports, Map.of());
    try {
      List<String> removed =
          new Expiry(files, ExportPublication.FOLDER, keepFor, clock.instant())
              .of(files.resolve(reports), job);
      findings = List.of();
      if (!removed.isEmpty()) {
        log.info("Removed {} bundles, {} after they were published", removed.size(), keepFor);
      }
    } catch (ReportFileException e) {
      findings = List.of("expired bundles are not all removed: " + e.getMessage());
    } catch (IOException e) {
      findings = List.of("expired bundles are not all removed: " + FileStore.reason(e));
    }
  }

  /** What of it needs a person. */
  List<String> findings() {
    return findings;
  }
}
