package dev.steward.config;

import dev.steward.config.ClusterProperties.BrokerProperties;
import dev.steward.config.StewardProperties.ControlStoreProperties;
import dev.steward.config.StewardProperties.LineageProperties;
import dev.steward.config.StewardProperties.MetricsProperties;
import dev.steward.config.StewardProperties.RequestProperties;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Properties with their secrets replaced, so that another secret is no other configuration. */
final class MaskedSecrets {
  private static final String MASK = "***";
  private static final String SECRET = "(?i)(password|passwd|pwd|secret|token|credential|key)";
  private static final Pattern SECRET_NAME = Pattern.compile(SECRET);
  private static final Pattern SECRET_PARAMETER =
      Pattern.compile("([?&;][^=?&;]*" + SECRET + "[^=?&;]*=)[^&;]*");
  private static final Pattern LOGIN = Pattern.compile("//[^/@]*@");

  private MaskedSecrets() {}

  static StewardProperties in(StewardProperties properties) {
    ControlStoreProperties store = properties.controlStore();
    RequestProperties requests = properties.requests();
    Map<String, SourceProperties> sources = new TreeMap<>();
    properties.sourcesOrNone().forEach((name, source) -> sources.put(name, in(source)));
    return new StewardProperties(
        properties.home(),
        url(properties.reports()),
        map(properties.hadoop()),
        properties.timeZone(),
        null, // whoever starts it, it is the same configuration
        mask(properties.pseudonymKey()),
        properties.reportsPseudonymised(),
        properties.inventory(),
        properties.threads(),
        store == null
            ? null
            : new ControlStoreProperties(
                url(store.url()), store.username(), mask(store.password())),
        properties.leaseExpiry(),
        sources,
        requests == null
            ? null
            : new RequestProperties(url(requests.inbox()), requests.defaultRegion()),
        properties.consent(),
        properties.erasure(),
        properties.export() == null ? null : in(properties.export()),
        properties.nightly(),
        properties.metrics() == null ? null : in(properties.metrics()),
        properties.lineage() == null ? null : in(properties.lineage()),
        properties.catalog(),
        properties.cluster() == null ? null : in(properties.cluster()),
        properties.demo());
  }

  private static ClusterProperties in(ClusterProperties cluster) {
    BrokerProperties broker = cluster.broker();
    return new ClusterProperties(
        broker == null
            ? null
            : new BrokerProperties(
                url(broker.url()),
                broker.username(),
                mask(broker.password()),
                broker.connectionFactory(),
                broker.patience()),
        cluster.queue(),
        cluster.partitions());
  }

  private static ExportProperties in(ExportProperties export) {
    return new ExportProperties(
        mask(export.passphrase()), url(export.recipientKey()), export.keepFor(), export.about());
  }

  private static MetricsProperties in(MetricsProperties metrics) {
    return new MetricsProperties(metrics.textfile(), url(metrics.pushgateway()));
  }

  private static LineageProperties in(LineageProperties lineage) {
    return new LineageProperties(
        lineage.namespace(), lineage.file(), url(lineage.url()), mask(lineage.apiKey()));
  }

  private static SourceProperties in(SourceProperties source) {
    return new SourceProperties(
        source.type(),
        url(source.url()),
        source.username(),
        mask(source.password()),
        source.schemas(),
        source.fetchSize(),
        source.splitRows(),
        map(source.properties()),
        url(source.location()),
        map(source.hadoop()),
        source.delimiter(),
        source.quote(),
        source.escape(),
        source.charset(),
        source.header(),
        source.include(),
        source.exclude(),
        source.tables());
  }

  private static @Nullable String mask(@Nullable String secret) {
    return secret == null ? null : MASK;
  }

  private static @Nullable String url(@Nullable String url) {
    if (url == null) {
      return null;
    }
    String withoutLogin = LOGIN.matcher(url).replaceAll("//" + MASK + "@");
    return SECRET_PARAMETER.matcher(withoutLogin).replaceAll("$1" + MASK);
  }

  private static @Nullable Map<String, String> map(@Nullable Map<String, String> map) {
    if (map == null) {
      return null;
    }
    Map<String, String> masked = new TreeMap<>();
    map.forEach((name, value) -> masked.put(name, SECRET_NAME.matcher(name).find() ? MASK : value));
    return masked;
  }
}
