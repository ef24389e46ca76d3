package dev.steward.testkit;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.jspecify.annotations.Nullable;

/** An Artemis broker in this process, which keeps its messages in a folder. */
public final class TestBroker implements AutoCloseable {
  private final Path folder;
  private final int port;
  private @Nullable EmbeddedActiveMQ server;

  private TestBroker(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts one. */
  public static TestBroker start(Path folder) throws Exception {
    TestBroker broker = new TestBroker(folder, freePort());
    broker.start();
    return broker;
  }

  /** A port that nobody listens to at the moment. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Where clients find it. */
  public String url() {
    return "tcp://localhost:" + port;
  }

  /** Starts it again, where it was. */
  public void start() throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setPersistenceEnabled(true)
            .setJournalType(JournalType.NIO)
            .setJournalDatasync(false)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setLargeMessagesDirectory(folder.resolve("large").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setSecurityEnabled(false)
            .setMaxDiskUsage(-1)
            .addAcceptorConfiguration("clients", url());
    EmbeddedActiveMQ started = new EmbeddedActiveMQ().setConfiguration(configuration);
    started.start();
    server = started;
  }

  /** Stops it; clients lose their connections. */
  public void stop() throws Exception {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  @Override
  public void close() throws Exception {
    stop();
  }
}
