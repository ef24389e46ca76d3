package dev.steward.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.Sources;
import dev.steward.config.ConfigurationFiles;
import dev.steward.config.StewardConfiguration;
import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.lineage.Lineage;
import dev.steward.lineage.LineageSettings;
import dev.steward.report.ManifestHeader;
import dev.steward.report.Publication;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestType;
import dev.steward.shuffle.RangeRun;
import dev.steward.store.ControlStore;
import dev.steward.store.ProcessIdentity;
import dev.steward.store.RequestRegister;
import dev.steward.store.Runs;
import dev.steward.store.StoreCipher;
import dev.steward.subject.Belonging;
import dev.steward.subject.FoundRows;
import dev.steward.subject.Resolution;
import dev.steward.subject.SubjectGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs the phases that look for all rows of people, and keeps what they find.
 *
 * @param configuration of the estate, without home and reports
 */
record SubjectProbe(Path folder, Path configuration, JdbcDataSource store) {
  static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);

  private static final ThreadLocal<Found> LAST = new ThreadLocal<>();

  static SubjectProbe in(Path folder, Path configuration) {
    JdbcDataSource store = new JdbcDataSource();
    store.setURL("jdbc:h2:mem:probe-" + folder.toString().hashCode() + ";DB_CLOSE_DELAY=-1");
    store.setUser("steward");
    return new SubjectProbe(folder, configuration, store);
  }

  /** A row as it was found. */
  record Row(TableRef table, Belonging belonging, Map<String, String> cells) {}

  /** What a run found. */
  record Found(
      RunOutcome outcome,
      List<String> failures,
      Optional<Resolution> resolution,
      Map<String, List<Row>> rows) {
    /** The rows for a request that belong to its person so. */
    List<Row> of(String request, Belonging belonging) {
      return rows.getOrDefault(request, List.of()).stream()
          .filter(row -> row.belonging() == belonging)
          .toList();
    }
  }

  /** The request as it stands in the register. */
  RegisteredRequest request(String id) {
    return new RequestRegister(
            new JdbcTemplate(store),
            TransactionOperations.withoutTransaction(),
            new dev.steward.core.PseudonymKey(new byte[32]),
            dev.steward.testkit.AuditTrails.of(store))
        .find(id)
        .orElseThrow();
  }

  Found run(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(
        List.of(
            "--steward.home=" + folder.resolve("home"),
            "--steward.reports=" + folder.resolve("reports"),
            "--steward.threads=2",
            "--spring.main.register-shutdown-hook=false",
            "--steward.pseudonym-key=" + Base64.getEncoder().encodeToString(new byte[32])));
    ConfigurableEnvironment environment = ConfigurationFiles.load(List.of(configuration), all);
    StewardConfiguration steward = StewardConfiguration.from(environment);
    ControlStore.migrate(store);
    LAST.remove();
    try (Sources sources = new Sources(steward.sources());
        JobRuntime runtime =
            JobRuntime.start(
                environment, equipment(steward, sources), JobConfiguration.class, ProbeJob.class)) {
      RunOutcome outcome =
          runtime.run(new JobRequest("probe", Optional.of(AS_OF), OptionalInt.empty()));
      Found found = LAST.get();
      assertThat(found).as("%s", outcome).isNotNull();
      return new Found(outcome, found.failures(), found.resolution(), found.rows());
    }
  }

  private JobRuntime.Equipment equipment(StewardConfiguration steward, Sources sources) {
    return new JobRuntime.Equipment(
        ProcessIdentity.current(),
        "tester@here",
        store,
        StoreCipher.derivedFrom(new byte[32]),
        new RunSettings(
            steward.sha256(),
            steward.rulesSha256(),
            ZoneOffset.UTC,
            Duration.ofMinutes(5),
            steward.threads(),
            "test",
            "test"),
        steward.catalog(),
        steward.ownRules(),
        sources,
        steward.inventoryScope(),
        steward.eligibility(),
        steward.requests(),
        steward.erasureLimits(),
        steward.export(),
        steward.nightParts(),
        Lineage.to(LineageSettings.NONE, "test", sources, steward.reports(), Clock.systemUTC()),
        steward.pseudonymKey(),
        steward.reports(),
        steward.home() + "/staging",
        Clock.systemUTC());
  }

  /** The phases, and a publisher that keeps what they found. */
  @Configuration(proxyBeanMethods = false)
  static class ProbeJob {
    @Bean
    Job probe(JobParts parts, Workspace workspace, Runs runs, JobRuntime.Equipment equipment) {
      RequestDesk desk = RequestDesk.of(equipment, parts);
      SubjectRuns of =
          new SubjectRuns(
              EnumSet.of(RequestType.ACCESS, RequestType.PORTABILITY),
              SubjectGraph.of(equipment.catalog()),
              workspace,
              runs,
              equipment.sources(),
              desk);
      return parts.job(
          "probe",
          SubjectSearch.steps(parts, of),
          parts.publish(run -> publish(of.of(run.jobInstanceId()), equipment.reports())),
          parts.clear(instance -> {}));
    }

    private static Published publish(SubjectRun run, String reports) throws IOException {
      Map<String, List<Row>> rows = new TreeMap<>();
      Optional<Resolution> resolution = run.resolution();
      if (resolution.isPresent()) {
        run.found().read(new RangeRun(0, run.ranges().count(), 0), 100_000, reader(run, rows));
      }
      List<String> failures = run.failures();
      LAST.set(new Found(new RunOutcome.Stopped(), failures, resolution, rows));
      return new Published(published(run, reports), "", failures, List.of());
    }

    /** A run publishes something. */
    private static String published(SubjectRun run, String reports) throws IOException {
      FileStore files = FileStore.of(reports, Map.of());
      try (Publication publication =
          Publication.stage(files, reports, run.run().jobName(), run.run().label())) {
        publication.publish(
            new ManifestHeader(
                run.run().jobName(),
                AS_OF,
                1,
                ManifestHeader.Status.COMPLETE,
                run.run().beganAt(),
                run.run().beganAt(),
                "test",
                "",
                List.of(),
                List.of()));
        return publication.target();
      }
    }

    private static FoundRows.Reader reader(SubjectRun run, Map<String, List<Row>> rows)
        throws IOException {
      Resolution resolution = run.knownResolution();
      return new FoundRows.Reader() {
        private List<String> requests = List.of();

        @Override
        public void subject(int ordinal) {
          requests = resolution.subjects().get(ordinal).requests();
        }

        @Override
        public void rows(
            TableRef table, List<Column> columns, RowBatch batch, List<Belonging> belongings) {
          for (int i = 0; i < batch.rows(); i++) {
            Row row = new Row(table, belongings.get(i), CellTexts.of(columns, batch, i));
            requests.forEach(id -> rows.computeIfAbsent(id, it -> new ArrayList<>()).add(row));
          }
        }
      };
    }
  }
}
