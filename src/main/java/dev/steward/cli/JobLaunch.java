package dev.steward.cli;

import dev.steward.batch.JobRequest;
import dev.steward.batch.JobRuntime;
import dev.steward.batch.RunOutcome;
import dev.steward.batch.RunSettings;
import dev.steward.catalog.Sources;
import dev.steward.config.ConfigurationFaults;
import dev.steward.config.StewardConfiguration;
import dev.steward.files.FileStore;
import dev.steward.store.ControlStore;
import dev.steward.store.ControlStoreException;
import dev.steward.store.ProcessIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
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
        JobRuntime runtime = JobRuntime.start(environment, equipment(store, sources))) {
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

  private JobRuntime.Equipment equipment(ControlStore store, Sources sources) throws IOException {
    return new JobRuntime.Equipment(
        ProcessIdentity.current(),
        ControlStoreAccess.actor(configuration),
        store.dataSource(),
        ControlStoreAccess.cipher(configuration),
        new RunSettings(
            configuration.sha256(),
            configuration.rulesSha256(),
            configuration.timeZone(),
            configuration.leaseExpiry(),
            configuration.threads(),
            StewardVersion.current(),
            StewardVersion.build()),
        configuration.catalog(),
        configuration.ownRules(),
        sources,
        configuration.inventoryScope(),
        configuration.eligibility(),
        configuration.requests(),
        configuration.erasureLimits(),
        configuration.export(),
        configuration.nightParts(),
        configuration.pseudonymKey(),
        configuration.reports(),
        configuration.home() + "/staging",
        Clock.systemUTC());
  }
}
