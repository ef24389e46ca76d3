package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMetricsTest {
  @TempDir Path folder;

  @Test
  void areWrittenAtTheEndOfEachRun() throws Exception {
    EligibilityRuns runs = runs();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    add(runs, "LATE", today.minusMonths(2));
    add(runs, "SOON", today.minusMonths(1));
    Path file = folder.resolve("metrics/steward.prom");
    String textfile = "--steward.metrics.textfile=" + file;

    Result run = runs.runJob("pii-inventory", "2026-11-01", textfile);

    assertThat(run.status()).as(run.err()).isIn(0, 3);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines)
        .contains(
            "# TYPE steward_run_rows gauge",
            "steward_run{job=\"pii-inventory\",status=\"complete\"} 1.0",
            "steward_run_units{job=\"pii-inventory\"} 1.0",
            "steward_run_units_failed{job=\"pii-inventory\"} 0.0",
            "steward_run_rows{job=\"pii-inventory\"} 2.0",
            "steward_requests{status=\"verified\"} 2.0",
            "steward_requests_overdue 1.0",
            "steward_requests_due_soon 1.0")
        .anyMatch(line -> line.matches("steward_requests_days_left_min -\\d+\\.0"))
        .anyMatch(
            line -> line.matches("steward_run_duration_seconds\\{job=\"pii-inventory\"} \\d.*"))
        .noneMatch(line -> line.contains("anna"));

    Files.move(folder.resolve("data"), folder.resolve("gone"));
    Result broken = runs.runJob("pii-inventory", "2026-11-02", textfile);

    assertThat(broken.status()).as(broken.out()).isEqualTo(1);
    assertThat(Files.readAllLines(file))
        .contains("steward_run{job=\"pii-inventory\",status=\"incomplete\"} 1.0");
    assertThat(folder.resolve("metrics")).isDirectoryContaining("glob:**/steward.prom");
    try (var left = Files.list(folder.resolve("metrics"))) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void areNoReasonToFail() throws Exception {
    EligibilityRuns runs = runs();
    Files.writeString(folder.resolve("file"), "");

    Result run =
        runs.runJob(
            "pii-inventory",
            "2026-11-01",
            "--steward.metrics.textfile=" + folder.resolve("file/steward.prom"));

    assertThat(run.status()).as(run.err()).isIn(0, 3);
    assertThat(run.err()).contains("Metrics are not written: ");
  }

  @Test
  void arePushedInThePlaceOfThoseOfTheRunBefore() throws Exception {
    List<String> requests = new CopyOnWriteArrayList<>();
    HttpServer gateway = gateway(requests);
    try {
      Result run =
          runs()
              .runJob(
                  "pii-inventory",
                  "2026-11-01",
                  "--steward.metrics.pushgateway=http://nightly:s3cret@localhost:"
                      + gateway.getAddress().getPort()
                      + "/push/");

      assertThat(run.status()).as(run.err()).isIn(0, 3);
      assertThat(run.err()).doesNotContain("Metrics");
      assertThat(requests).hasSize(1);
      assertThat(requests.get(0))
          .startsWith("PUT /push/metrics/job/steward Basic bmlnaHRseTpzM2NyZXQ=\n")
          .contains("\n# TYPE steward_run_rows gauge\n")
          .contains("\nsteward_run{job=\"pii-inventory\",status=\"complete\"} 1.0\n");
    } finally {
      gateway.stop(0);
    }
  }

  @Test
  void areNoReasonToFailWhereNobodyTakesThem() throws Exception {
    HttpServer gateway = gateway(new ArrayList<>());
    String url = "http://u:s3cret@localhost:" + gateway.getAddress().getPort();
    gateway.stop(0);

    Result run =
        runs().runJob("pii-inventory", "2026-11-01", "--steward.metrics.pushgateway=" + url);

    assertThat(run.status()).as(run.err()).isIn(0, 3);
    assertThat(run.err())
        .contains("Metrics are not pushed to localhost:" + gateway.getAddress().getPort() + ": ")
        .doesNotContain("s3cret");
  }

  private static HttpServer gateway(List<String> requests) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + "\n"
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private void add(EligibilityRuns runs, String id, LocalDate receivedOn) {
    Result added =
        runs.request(
            "add",
            "--id=" + id,
            "--type=access",
            "--identifier=email",
            "--value=anna@example.org",
            "--verified",
            "--received-on=" + receivedOn);
    assertThat(added.status()).as(added.err()).isZero();
  }

  private EligibilityRuns runs() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        data.resolve("contact.csv"), "id,email\n1,anna@example.org\n2,ben@example.org\n");
    return EligibilityRuns.of(
        folder,
        """
        steward:
          sources:
            drops:
              type: csv
              location: %s
              tables:
                contact:
                  subject: {key: id}
                  identifiers: {email: email}
        """
            .formatted(data));
  }
}
