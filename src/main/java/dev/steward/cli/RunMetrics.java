package dev.steward.cli;

import dev.steward.config.StewardConfiguration;
import dev.steward.core.PseudonymKey;
import dev.steward.request.RequestClock;
import dev.steward.store.ControlStore;
import dev.steward.store.RequestRegister;
import dev.steward.store.RequestSubjects;
import dev.steward.store.RunFigures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The latest run of each job and the clock of requests as metrics. */
record RunMetrics(StewardConfiguration configuration, ControlStore store) {

  PrometheusMeterRegistry registry() throws IOException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    RunFigures.latest(JdbcClient.create(store.dataSource())).forEach(run -> add(run, registry));
    if (configuration.pseudonymKey().isPresent()) {
      add(clock(configuration.pseudonymKey().get()), registry);
    }
    return registry;
  }

  private static void add(RunFigures run, MeterRegistry registry) {
    String job = run.jobName();
    gauge(
        registry, "steward.run", "Its latest run stands so", 1, "job", job, "status", run.status());
    gauge(
        registry,
        "steward.run.as.of.timestamp.seconds",
        "The day that the latest run is of",
        run.asOf().atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
        "job",
        job);
    run.duration()
        .ifPresent(
            duration ->
                gauge(
                    registry,
                    "steward.run.duration.seconds",
                    "How long the last try of the latest run took",
                    duration.toMillis() / 1000.0,
                    "job",
                    job));
    gauge(
        registry, "steward.run.units", "Units of work of the latest run", run.units(), "job", job);
    gauge(registry, "steward.run.units.failed", "Those not done", run.failed(), "job", job);
    gauge(registry, "steward.run.rows", "Rows done by all units", run.rows(), "job", job);
    gauge(registry, "steward.run.findings", "What needs a person", run.findings(), "job", job);
  }

  private static void add(RequestClock clock, MeterRegistry registry) {
    clock
        .counts()
        .forEach(
            (status, count) ->
                gauge(registry, "steward.requests", "Requests", count, "status", status));
    gauge(registry, "steward.requests.overdue", "Open and late", clock.overdue().size());
    gauge(registry, "steward.requests.due.soon", "Due within seven days", clock.dueSoon().size());
    clock
        .leastDaysLeft()
        .ifPresent(
            days ->
                gauge(
                    registry,
                    "steward.requests.days.left.min",
                    "Days to the earliest deadline of an open request",
                    days));
  }

  private static void gauge(
      MeterRegistry registry, String name, String what, double value, String... tags) {
    Gauge.builder(name, () -> value).description(what).tags(tags).register(registry);
  }

  private RequestClock clock(PseudonymKey key) throws IOException {
    JdbcTemplate jdbc = new JdbcTemplate(store.dataSource());
    TransactionTemplate transactions =
        new TransactionTemplate(new JdbcTransactionManager(store.dataSource()));
    return new RequestClock(
        new RequestRegister(jdbc, transactions, key, ControlStoreAccess.audit(configuration, store))
            .all(),
        new RequestSubjects(jdbc, transactions, key).names(),
        LocalDate.now(configuration.timeZone()));
  }
}
