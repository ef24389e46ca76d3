package dev.steward.lineage;

import dev.steward.lineage.LineageSettings.Endpoint;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientException;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.openlineage.client.transports.HttpTransportResponseException;
import java.io.IOException;
import java.net.URI;

/** A server that events are posted to. */
final class EventServer implements EventSink {
  private static final int PATIENCE_MILLIS = 5_000;

  private final Endpoint endpoint;
  private final HttpTransport transport;

  EventServer(Endpoint endpoint) {
    this.endpoint = endpoint;
    HttpConfig config = new HttpConfig();
    config.setUrl(URI.create(endpoint.url().toString().replaceFirst("(?<=[^/:])/$", "")));
    config.setTimeoutInMillis(PATIENCE_MILLIS);
    endpoint
        .apiKey()
        .ifPresent(
            key -> {
              ApiKeyTokenProvider token = new ApiKeyTokenProvider();
              token.setApiKey(key);
              config.setAuth(token);
            });
    this.transport = new HttpTransport(config);
  }

  @Override
  public String name() {
    return endpoint.toString();
  }

  @Override
  public void send(RunEvent event) throws IOException {
    try {
      transport.emit(event);
    } catch (HttpTransportResponseException e) {
      throw new IOException("it answers " + e.getStatusCode(), e);
    } catch (OpenLineageClientException e) {
      Throwable cause = e.getCause();
      throw new IOException(
          "no answer: " + (cause == null ? e : cause).getClass().getSimpleName(), e);
    }
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (IOException e) {
      return; // all that was to be sent is sent
    }
  }
}
