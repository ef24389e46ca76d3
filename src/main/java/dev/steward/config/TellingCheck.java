package dev.steward.config;

import dev.steward.config.StewardProperties.LineageProperties;
import dev.steward.config.StewardProperties.MetricsProperties;
import dev.steward.lineage.LineageSettings;
import dev.steward.lineage.LineageSettings.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whom runs tell of what they did: files and servers of metrics and lineage. */
final class TellingCheck {
  private static final PropertyPath LINEAGE = PropertyPath.STEWARD.child("lineage");
  private static final PropertyPath METRICS = PropertyPath.STEWARD.child("metrics");

  private final FaultList faults;

  TellingCheck(FaultList faults) {
    this.faults = faults;
  }

  LineageSettings lineage(@Nullable LineageProperties properties) {
    if (properties == null) {
      return LineageSettings.NONE;
    }
    Optional<URI> url = server(properties.url(), LINEAGE.child("url"));
    Optional<String> key =
        given(properties.apiKey())
            .flatMap(it -> SecretText.of(it, LINEAGE.child("api-key"), faults));
    if (given(properties.apiKey()).isPresent() && given(properties.url()).isEmpty()) {
      faults.add(LINEAGE.child("url"), "missing; there is an api-key for it");
    }
    url.filter(it -> it.getUserInfo() != null)
        .ifPresent(
            it ->
                faults.add(
                    LINEAGE.child("url"), "expected a URL without a login; it takes an api-key"));
    return new LineageSettings(
        given(properties.namespace()).orElse(LineageSettings.NAMESPACE),
        given(properties.file()).filter(this::isLocal),
        url.map(it -> new Endpoint(it, key)));
  }

  Optional<String> textfile(@Nullable MetricsProperties properties) {
    return properties == null ? Optional.empty() : given(properties.textfile());
  }

  Optional<URI> pushgateway(@Nullable MetricsProperties properties) {
    return properties == null
        ? Optional.empty()
        : server(properties.pushgateway(), METRICS.child("pushgateway"));
  }

  private boolean isLocal(String file) {
    try {
      if (!file.contains("://") && Path.of(file).getFileName() != null) {
        return true;
      }
    } catch (InvalidPathException e) {
      // as where it is no file
    }
    faults.add(LINEAGE.child("file"), "expected a local file that lines can be appended to");
    return false;
  }

  private Optional<URI> server(@Nullable String property, PropertyPath path) {
    Optional<String> text = given(property);
    try {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      URI url = new URI(text.get());
      if (url.getHost() != null && ("" + url.getScheme()).matches("(?i)https?")) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      // its message quotes the URL, which may hold a login
    }
    faults.add(path, "expected a URL such as https://host:port");
    return Optional.empty();
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(it -> !it.isBlank());
  }
}
