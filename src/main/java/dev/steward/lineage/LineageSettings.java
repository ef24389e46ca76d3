package dev.steward.lineage;

import java.net.URI;
import java.util.Optional;

/**
 * Where runs are told of.
 *
 * @param namespace of the jobs
 * @param file that events are appended to, one a line
 * @param endpoint that events are posted to
 */
public record LineageSettings(
    String namespace, Optional<String> file, Optional<Endpoint> endpoint) {
  /** The namespace where none is configured. */
  public static final String NAMESPACE = "steward";

  /** Nobody is told. */
  public static final LineageSettings NONE =
      new LineageSettings(NAMESPACE, Optional.empty(), Optional.empty());

  /**
   * A server of OpenLineage.
   *
   * @param url without path for its usual one, {@code /api/v1/lineage}
   * @param apiKey sent as bearer token
   */
  public record Endpoint(URI url, Optional<String> apiKey) {
    /** Without the key, and what may be a login. */
    @Override
    public String toString() {
      return url.getScheme()
          + "://"
          + url.getHost()
          + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
  }
}
