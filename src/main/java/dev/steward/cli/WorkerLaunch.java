package dev.steward.cli;

import dev.steward.batch.ClusterSettings;
import dev.steward.batch.JobRuntime;
import dev.steward.batch.WorkerRuntime;
import dev.steward.broker.BrokerException;
import dev.steward.catalog.Sources;
import dev.steward.config.ConfigurationFaults;
import dev.steward.config.RemoteWork;
import dev.steward.config.StewardConfiguration;
import dev.steward.lineage.Lineage;
import dev.steward.store.ControlStore;
import dev.steward.store.ProcessIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Works for runs of other processes until a signal ends it. */
final class WorkerLaunch {
  private final ConfigurableEnvironment environment;
  private final StewardConfiguration configuration;
  private final RemoteWork work;
  private final PrintWriter err;

  WorkerLaunch(
      ConfigurableEnvironment environment,
      StewardConfiguration configuration,
      RemoteWork work,
      PrintWriter err) {
    this.environment = environment;
    this.configuration = configuration;
    this.work = work;
    this.err = err;
  }

  /**
   * @return the exit status, where it does not end by a signal
   */
  int launch() throws IOException, ConfigurationFaults {
    try (ControlStore store = ControlStoreAccess.forWorker(configuration)) {
      // of several contexts that come and go none may close it
      DataSource shared = new DelegatingDataSource(store.dataSource());
      ClusterSettings cluster = JobEquipment.cluster(configuration, work);
      WorkerRuntime worker =
          new WorkerRuntime(
              environment,
              shared,
              () -> equipment(shared),
              cluster,
              JobEquipment.settings(configuration),
              ProcessIdentity.current());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(worker), "worker-end"));
      worker.start();
      err.println("Waiting for partitions from " + cluster.broker().place());
      awaitSignal();
      return ExitStatus.COMPLETED;
    } catch (BrokerException e) {
      throw new ConfigurationFaults(
          List.of("steward.cluster.broker.connection-factory: " + e.getMessage()));
    }
  }

  private JobRuntime.Equipment equipment(DataSource store) {
    try {
      Sources sources = new Sources(configuration.sources());
      return JobEquipment.of(
          configuration, store, sources, Lineage.untold(sources, configuration.reports()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitSignal() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A worker that was asked to go has done what it is there for, whatever the signal. */
  private static void end(WorkerRuntime worker) {
    worker.close();
    Runtime.getRuntime().halt(ExitStatus.COMPLETED);
  }
}
