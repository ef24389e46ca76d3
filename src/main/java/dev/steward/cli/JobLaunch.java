package dev.steward.cli;

import dev.steward.batch.JobRequest;
import dev.steward.batch.JobRuntime;
import dev.steward.batch.RunOutcome;
import dev.steward.catalog.Sources;
import dev.steward.config.ConfigurationFaults;
import dev.steward.config.RemoteWork;
import dev.steward.config.StewardConfiguration;
import dev.steward.files.FileStore;
import dev.steward.store.ControlStore;
import dev.steward.store.ControlStoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

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
        JobRuntime runtime = start(store, sources)) {
      RunOutcome outcome;
      try (ProgressDisplay progress =
          ProgressDisplay.of(request.jobName(), runtime::progress, quiet, err)) {
        outcome = runtime.run(request);
      }
      writeMetrics(store);
      return new OutcomeMessages(out, err).tell(request, outcome);
    }
  }

  /** Without them the run is what it is. */
  private void writeMetrics(ControlStore store) throws ConfigurationFaults {
    try {
      new RunMetrics(configuration, store).write();
    } catch (IOException e) {
      err.println("Metrics are not written: " + FileStore.reason(e));
    } catch (DataAccessException | TransactionException e) {
      err.println("Metrics are not written: " + ControlStoreException.reason(e));
    }
  }

  private JobRuntime start(ControlStore store, Sources sources) throws IOException {
    JobRuntime.Equipment equipment =
        JobEquipment.of(configuration, store.dataSource(), sources);
    Optional<RemoteWork> work = configuration.remoteWork();
    return work.isEmpty()
        ? JobRuntime.start(environment, equipment)
        : JobRuntime.start(
            environment, equipment, JobEquipment.cluster(configuration, work.get()));
  }
}
