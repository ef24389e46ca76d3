package dev.steward.cli;

import dev.steward.batch.JobRequest;
import dev.steward.batch.JobRuntime;
import dev.steward.batch.RunOutcome;
import dev.steward.catalog.Sources;
import dev.steward.config.ConfigurationFaults;
import dev.steward.config.RemoteWork;
import dev.steward.config.StewardConfiguration;
import dev.steward.lineage.Lineage;
import dev.steward.store.ControlStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;

/** Runs a job in this process and tells how it went. */
final class JobLaunch {
  private final ConfigurableEnvironment environment;
  private final StewardConfiguration configuration;
  private final PrintWriter out;
  private final PrintWriter err;

  JobLaunch(
      ConfigurableEnvironment environment,
      StewardConfiguration configuration,
      PrintWriter out,
      PrintWriter err) {
    this.environment = environment;
    this.configuration = configuration;
    this.out = out;
    this.err = err;
  }

  /**
   * @return the exit status
   */
  int launch(JobRequest request, boolean quiet) throws IOException, ConfigurationFaults {
    ControlStore store;
    try {
      store = ControlStoreAccess.forRun(configuration);
    } catch (ControlStoreAccess.Busy busy) {
      return new OutcomeMessages(out, err)
          .tell(request, new RunOutcome.RunningElsewhere(busy.lease()));
    }
    try (store;
        Sources sources = new Sources(configuration.sources());
        Lineage lineage = lineage(sources);
        JobRuntime runtime = start(store, sources, lineage)) {
      RunOutcome outcome;
      try (ProgressDisplay progress =
          ProgressDisplay.of(runtime::progress, quiet, StructuredLogs.areAsked(environment), err)) {
        outcome = runtime.run(request);
      }
      new MetricsOutlets(configuration, err).give(store);
      return new OutcomeMessages(out, err).tell(request, outcome);
    }
  }

  private Lineage lineage(Sources sources) {
    return Lineage.to(
        configuration.lineage(),
        StewardVersion.current(),
        sources,
        configuration.reports(),
        Clock.systemUTC());
  }

  private JobRuntime start(ControlStore store, Sources sources, Lineage lineage)
      throws IOException {
    JobRuntime.Equipment equipment =
        JobEquipment.of(configuration, store.dataSource(), sources, lineage);
    Optional<RemoteWork> work = configuration.remoteWork();
    return work.isEmpty()
        ? JobRuntime.start(environment, equipment)
        : JobRuntime.start(environment, equipment, JobEquipment.cluster(configuration, work.get()));
  }
}
