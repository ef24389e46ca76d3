package dev.steward.cli;

import dev.steward.config.StewardConfiguration;
import dev.steward.files.FileStore;
import dev.steward.store.ControlStore;
import dev.steward.store.ControlStoreException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.pushgateway.Format;
import io.prometheus.metrics.exporter.pushgateway.PushGateway;
import io.prometheus.metrics.exporter.pushgateway.Scheme;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Gives metrics to Prometheus at the end of a run: in a file for the textfile collector of its node
 * exporter, and by its Pushgateway. Without them the run is what it is.
 *
 * @param err told what could not be given
 */
record MetricsOutlets(StewardConfiguration configuration, PrintWriter err) {
  private static final String GROUP = "steward";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Nothing happens where none is configured. */
  void give(ControlStore store) {
    Optional<String> file = configuration.metricsFile();
    Optional<URI> gateway = configuration.pushgateway();
    if (file.isEmpty() && gateway.isEmpty()) {
      return;
    }
    PrometheusMeterRegistry metrics;
    try {
      metrics = new RunMetrics(configuration, store).registry();
    } catch (IOException e) {
      err.println("Metrics are not written: " + FileStore.reason(e));
      return;
    } catch (DataAccessException | TransactionException e) {
      err.println("Metrics are not written: " + ControlStoreException.reason(e));
      return;
    }
    file.ifPresent(it -> write(metrics.scrape(), it));
    gateway.ifPresent(it -> push(metrics.getPrometheusRegistry(), it));
  }

  private void write(String text, String location) {
    try {
      FileStore files = FileStore.of(location, Map.of());
      String target = files.resolve(location);
      int name = target.lastIndexOf('/') + 1;
      // the collector reads *.prom, and never half a file
      String draft = target.substring(0, name) + "." + target.substring(name) + ".tmp";
      try (OutputStream out = files.write(draft)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      files.move(draft, target);
    } catch (IOException e) {
      err.println("Metrics are not written: " + FileStore.reason(e));
    }
  }

  /** In the place of what an earlier run pushed. */
  private void push(PrometheusRegistry metrics, URI url) {
    String address = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    PushGateway.Builder gateway =
        PushGateway.builder()
            .scheme(Scheme.fromString(url.getScheme().toLowerCase(Locale.ROOT)))
            .address(address + url.getPath().replaceFirst("/+$", ""))
            .job(GROUP)
            .format(Format.PROMETHEUS_TEXT)
            .connectionTimeout(PATIENCE)
            .readTimeout(PATIENCE)
            .registry(metrics);
    String login = url.getUserInfo();
    if (login != null) {
      int colon = login.indexOf(':');
      gateway.basicAuth(
          colon < 0 ? login : login.substring(0, colon),
          colon < 0 ? "" : login.substring(colon + 1));
    }
    try {
      gateway.build().push();
    } catch (IOException e) {
      err.println("Metrics are not pushed to " + address + ": " + FileStore.reason(e));
    }
  }
}
