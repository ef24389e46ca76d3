package dev.steward.batch;

import dev.steward.files.FileStore;
import dev.steward.nightly.Night;
import dev.steward.nightly.NightReports;
import dev.steward.report.ManifestHeader;
import dev.steward.report.Publication;
import dev.steward.store.Run;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Publishes how the parts of the night went. */
final class NightPublisher implements Publisher {
  private final Night night;
  private final String reports;
  private final RunSettings settings;
  private final Clock clock;

  NightPublisher(Night night, String reports, RunSettings settings, Clock clock) {
    this.night = night;
    this.reports = reports;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Published publish(Run run) throws IOException {
    List<String> failures = night.failures();
    List<String> findings = night.findings();
    FileStore files = FileStore.of(reports, Map.of());
    try (Publication publication =
        Publication.stage(files, files.resolve(reports), run.jobName(), run.label())) {
      publication.write(NightReports.SUMMARY, NightReports.summary(night));
      publication.publish(
          new ManifestHeader(
              run.jobName(),
              run.asOf(),
              run.number(),
              failures.isEmpty()
                  ? ManifestHeader.Status.COMPLETE
                  : ManifestHeader.Status.INCOMPLETE,
              run.beganAt(),
              clock.instant(),
              settings.version(),
              settings.configurationSha256(),
              failures,
              findings));
      return new Published(
          publication.target(), night.inWords(), failures, findings, night.isAwaiting());
    }
  }
}
