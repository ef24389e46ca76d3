package dev.steward.lineage;

import dev.steward.catalog.Sources;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.files.FileStore;
import dev.steward.report.PublishedReport;
import io.openlineage.client.OpenLineage.RunEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells by OpenLineage's run events what runs do. Nothing that goes wrong with it does a run any
 * harm: it is warned of, and the next event is tried anew.
 */
public final class Lineage implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lineage.class);

  private final List<EventSink> sinks;
  private final Supplier<RunEvents> events;
  private final Sources sources;
  private final String reports;

  private Lineage(
      List<EventSink> sinks, Supplier<RunEvents> events, Sources sources, String reports) {
    this.sinks = sinks;
    this.events = events;
    this.sources = sources;
    this.reports = reports;
  }

  /**
   * @param version of Steward
   * @param reports the folder of all reports
   */
  public static Lineage to(
      LineageSettings settings, String version, Sources sources, String reports, Clock clock) {
    List<EventSink> sinks = new ArrayList<>();
    settings.file().ifPresent(file -> sinks.add(new EventFile(Path.of(file))));
    settings.endpoint().ifPresent(endpoint -> sinks.add(new EventServer(endpoint)));
    return new Lineage(
        sinks, () -> new RunEvents(settings.namespace(), version, clock), sources, reports);
  }

  /** Nobody is told. */
  public static Lineage untold(Sources sources, String reports) {
    return to(LineageSettings.NONE, "", sources, reports, Clock.systemUTC());
  }

  /** Whether anybody is told. */
  public boolean isOn() {
    return !sinks.isEmpty();
  }

  /** Tells that a try begins. */
  public void started(LineageRun run) {
    if (isOn()) {
      send(events.get().started(run));
    }
  }

  /**
   * Tells that a try ended.
   *
   * @param published the folder of what it published
   * @param decided on what decisions about consent were made, where they were
   */
  public void ended(
      LineageRun run,
      RunEnd end,
      Optional<String> published,
      Optional<EligibilitySettings> decided) {
    if (isOn()) {
      send(events.get().ended(run, end, data(run, published, decided)));
    }
  }

  private RunData data(
      LineageRun run, Optional<String> published, Optional<EligibilitySettings> decided) {
    if (published.isEmpty()) {
      return RunData.NONE;
    }
    try {
      FileStore files = FileStore.of(reports, Map.of());
      return new RunDataReading(sources, FoundFields.on(run.asOf(), files, reports))
          .of(PublishedReport.open(files, published.get()), decided);
    } catch (IOException e) {
      log.warn("Lineage of {} has no data: {}", run.job(), FileStore.reason(e));
      return RunData.NONE;
    }
  }

  private void send(RunEvent event) {
    for (EventSink sink : sinks) {
      try {
        sink.send(event);
      } catch (IOException e) {
        log.warn(
            "Lineage ({} of {}) is not told to {}: {}",
            event.getEventType(),
            event.getJob().getName(),
            sink.name(),
            FileStore.reason(e));
      } catch (RuntimeException e) {
        log.warn(
            "Lineage ({} of {}) is not told to {}: unexpected {}",
            event.getEventType(),
            event.getJob().getName(),
            sink.name(),
            e.getClass().getSimpleName());
      }
    }
  }

  @Override
  public void close() {
    sinks.forEach(EventSink::close);
  }
}
