package dev.steward.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.Sources;
import dev.steward.config.ConfigurationFiles;
import dev.steward.config.StewardConfiguration;
import dev.steward.lineage.Lineage;
import dev.steward.lineage.LineageSettings;
import dev.steward.store.ControlStore;
import dev.steward.store.ProcessIdentity;
import dev.steward.store.StoreCipher;
import dev.steward.testkit.AuditTrails;
import dev.steward.testkit.CrashingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Ends a run after each of its commits in turn, and finishes it with the same request.
 *
 * @param configuration of the estate, without home and reports
 * @param stride 1 for each commit; otherwise each so-manieth from the last one back
 */
record CrashSweep(String job, Path folder, Path configuration, int stride, Estate estate) {
  /** What a run reads, where it changes that too. */
  interface Estate {
    /** Makes it anew. */
    void prepare(Path home) throws Exception;

    /** Properties by which a run finds it. */
    List<String> properties(Path home);

    /** Where reports are published: a local path or a URI. */
    default String reports(Path home) {
      return home.resolve("reports").toString();
    }

    /** The published reports in a local folder, where they are or copied to. */
    default Path published(Path home) throws Exception {
      return home.resolve("reports");
    }

    /** Ends what a killed process no longer can: its connections. */
    default void killed(Path home) throws Exception {}

    /** Gives back the memory that it took. */
    default void remove(Path home) throws Exception {}

    /** All that is in it. */
    Map<String, String> state(Path home) throws Exception;
  }

  /** Runs only read. */
  static final Estate UNCHANGED =
      new Estate() {
        @Override
        public void prepare(Path home) {}

        @Override
        public List<String> properties(Path home) {
          return List.of();
        }

        @Override
        public Map<String, String> state(Path home) {
          return Map.of();
        }
      };

  /**
   * A property: goes on from a commit where an earlier sweep ended. The threads of those killed
   * stay, so that a heap of 1.5 GB is full after some 1300.
   */
  private static final String FROM = "steward.sweep.from";

  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);

  private static final AtomicInteger IDENTIFIERS = new AtomicInteger();

  /**
   * @return how many commits a run has
   */
  int run() throws Exception {
    CrashingStore undisturbed = new CrashingStore(database("undisturbed"), Integer.MAX_VALUE);
    estate.prepare(folder.resolve("undisturbed"));
    RunOutcome outcome = run(undisturbed, folder.resolve("undisturbed"), 0);
    assertThat(outcome).as("%s", outcome).isInstanceOf(RunOutcome.Complete.class);
    Map<String, String> expected = reports(estate.published(folder.resolve("undisturbed")));
    assertThat(expected).isNotEmpty();
    Map<String, String> left = estate.state(folder.resolve("undisturbed"));

    for (int commit = Integer.getInteger(FROM, undisturbed.commits());
        commit >= 1;
        commit -= stride) {
      Path home = folder.resolve("killed-after-" + commit);
      estate.prepare(home);
      DataSource database = database("killed" + commit);
      CrashingStore killed = new CrashingStore(database, commit);
      Executor process = task -> daemon(task).start();
      CompletableFuture<RunOutcome> first = new CompletableFuture<>();
      process.execute(
          () -> {
            try {
              first.complete(run(killed, home, 1));
            } catch (Exception e) {
              first.completeExceptionally(e);
            }
          });
      CompletableFuture<Void> crash = new CompletableFuture<>();
      process.execute(
          () -> {
            try {
              killed.crashed().await();
              crash.complete(null);
            } catch (InterruptedException e) {
              crash.completeExceptionally(e);
            }
          });
      CompletableFuture.anyOf(first, crash).get();
      assertThat(first)
          .as("after commit %d", commit)
          .satisfiesAnyOf(
              process1 -> assertThat(process1).isNotDone(),
              process1 -> assertThat(process1.join()).isInstanceOf(RunOutcome.Complete.class));

      awaitTheEndOfItsThreads();
      estate.killed(home);

      RunOutcome finished = run(new CrashingStore(database, Integer.MAX_VALUE), home, 2);

      assertThat(finished).as("after commit %d", commit).isInstanceOf(RunOutcome.Complete.class);
      assertThat(reports(estate.published(home))).as("after commit %d", commit).isEqualTo(expected);
      assertThat(AuditTrails.faults(database, estate.reports(home)))
          .as("what verification finds after commit %d", commit)
          .isEmpty();
      assertThat(estate.state(home)).as("after commit %d", commit).isEqualTo(left);
      assertThat(home.resolve("home/staging")).satisfies(CrashSweep::hasNoParts);
      estate.remove(home);
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("shutdown immediately");
      }
    }
    return undisturbed.commits();
  }

  /**
   * A thread ends when it next touches the store; until then it writes files, as no dead one can.
   */
  private static void awaitTheEndOfItsThreads() {
    while (Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("unit-.*|killed process"))
        .anyMatch(
            thread ->
                thread.getState() == Thread.State.RUNNABLE
                    || thread.getState() == Thread.State.BLOCKED)) {
      Thread.yield();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "killed process");
    thread.setDaemon(true);
    return thread;
  }

  private RunOutcome run(CrashingStore store, Path home, int incarnation) throws Exception {
    List<String> properties = new ArrayList<>(estate.properties(home));
    properties.addAll(
        List.of(
            "--steward.home=" + home.resolve("home"),
            "--steward.reports=" + estate.reports(home),
            "--steward.threads=2",
            // a killed process has no hooks either
            "--spring.main.register-shutdown-hook=false",
            "--steward.pseudonym-key=" + Base64.getEncoder().encodeToString(new byte[32])));
    ConfigurableEnvironment environment =
        ConfigurationFiles.load(List.of(configuration), properties);
    StewardConfiguration configuration = StewardConfiguration.from(environment);
    ControlStore.migrate(store.dataSource());
    ownIdentifiers(store.dataSource());
    ProcessIdentity self = ProcessIdentity.current();
    try (Sources sources = new Sources(configuration.sources());
        JobRuntime runtime =
            JobRuntime.start(
                environment,
                new JobRuntime.Equipment(
                    // each incarnation is a process of its own
                    new ProcessIdentity(self.host(), self.pid(), self.beganAt() + incarnation),
                    "tester@here",
                    store.dataSource(),
                    StoreCipher.derivedFrom(new byte[32]),
                    new RunSettings(
                        configuration.sha256(),
                        configuration.rulesSha256(),
                        ZoneOffset.UTC,
                        Duration.ofMinutes(5),
                        configuration.threads(),
                        "test",
                        "test"),
                    configuration.catalog(),
                    configuration.ownRules(),
                    sources,
                    configuration.inventoryScope(),
                    configuration.eligibility(),
                    configuration.requests(),
                    configuration.erasureLimits(),
                    configuration.export(),
                    configuration.nightParts(),
                    Lineage.to(
                        LineageSettings.NONE,
                        "test",
                        sources,
                        configuration.reports(),
                        Clock.systemUTC()),
                    configuration.pseudonymKey(),
                    configuration.reports(),
                    configuration.home() + "/staging",
                    Clock.systemUTC()))) {
      return runtime.run(new JobRequest(job, Optional.of(AS_OF), OptionalInt.empty()));
    }
  }

  /**
   * Spring Batch keeps what it runs in static maps by identifier: a killed run must not meet the
   * next one there, as it does not in life.
   */
  private static void ownIdentifiers(DataSource store) throws SQLException {
    int next = IDENTIFIERS.addAndGet(1_000);
    try (Connection connection = store.getConnection();
        Statement statement = connection.createStatement()) {
      for (String entity : List.of("job_instance", "job_execution", "step_execution")) {
        statement.execute("alter sequence batch_%s_seq restart with %d".formatted(entity, next));
      }
    }
  }

  private DataSource database(String name) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(
        "jdbc:h2:mem:%s-%s-%s;DB_CLOSE_DELAY=-1".formatted(job, folder.hashCode(), name));
    database.setUser("steward");
    return database;
  }

  /** All that is published, by this job and those that it runs. */
  private static Map<String, String> reports(Path published) throws IOException {
    try (Stream<Path> jobs = Files.list(published)) {
      for (Path each : jobs.filter(Files::isDirectory).toList()) {
        try (Stream<Path> runs = Files.list(each)) {
          assertThat(runs.filter(file -> !file.toString().endsWith(".html")))
              .as("what the run left beside its reports")
              .containsExactly(each.resolve(AS_OF.toString()));
        }
      }
    }
    Map<String, String> reports = new TreeMap<>();
    try (Stream<Path> files = Files.walk(published)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = published.relativize(file).toString();
        // these tell the times of the run
        if (name.endsWith("/certificate.csv")) {
          reports.put(name, Files.readString(file).replaceAll(",[^,\n]*\n", "\n"));
        } else if (!name.matches(
            ".*(/manifest\\.json|/certificate\\.parquet|/audit\\..*|\\.html)")) {
          reports.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return reports;
  }

  private static void hasNoParts(Path staging) {
    try (Stream<Path> left = Files.exists(staging) ? Files.walk(staging) : Stream.empty()) {
      // profiles of files are kept for the next run
      assertThat(left.filter(Files::isRegularFile))
          .allMatch(file -> file.toString().contains("kept-profiles"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
