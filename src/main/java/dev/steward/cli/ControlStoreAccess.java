package dev.steward.cli;

import dev.steward.audit.AuditChain;
import dev.steward.config.ConfigurationFaults;
import dev.steward.config.StewardConfiguration;
import dev.steward.store.AuditTrail;
import dev.steward.store.ControlStore;
import dev.steward.store.Lease;
import dev.steward.store.Leases;
import dev.steward.store.LocalSecret;
import dev.steward.store.ProcessIdentity;
import dev.steward.store.SecretCheck;
import dev.steward.store.StoreCipher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Opens the control store that the configuration names. */
final class ControlStoreAccess {
  private static final int SPARE_CONNECTIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private ControlStoreAccess() {}

  /** The embedded store is open in a process that runs a job. */
  static final class Busy extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Lease lease;

    private Busy(Lease lease) {
      super("The control store is in use");
      this.lease = lease;
    }

    Lease lease() {
      return lease;
    }
  }

  /** For a process that runs a job: the store stays open as long as it needs it. */
  static ControlStore forRun(StewardConfiguration configuration)
      throws IOException, Busy, ConfigurationFaults {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      ControlStore store = open(configuration);
      try {
        if (store.isLasting()) {
          store.migrate();
          checkKey(configuration, store);
          return store;
        }
      } catch (RuntimeException | ConfigurationFaults | IOException e) {
        store.close();
        throw e;
      }
      try (store) {
        for (Lease lease : leases(store).held()) {
          if (lease.isLive(ProcessIdentity.current())) {
            throw new Busy(lease);
          }
        }
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "Cannot open the control store in "
                + configuration.home()
                + ": another process keeps it open");
      }
      pause();
    }
  }

  /** For a worker, each of whose threads has one connection for its unit and one beside. */
  static ControlStore forWorker(StewardConfiguration configuration)
      throws IOException, ConfigurationFaults {
    ControlStore store = open(configuration, 2 * configuration.threads() + SPARE_CONNECTIONS);
    try {
      store.migrate();
      checkKey(configuration, store);
      return store;
    } catch (RuntimeException | ConfigurationFaults | IOException e) {
      store.close();
      throw e;
    }
  }

  /** For a process that only looks or asks; empty where nothing has been run yet. */
  static Optional<ControlStore> forQuery(StewardConfiguration configuration) throws IOException {
    Path home = Path.of(configuration.home());
    if (configuration.controlStore().isEmpty() && !ControlStore.existsIn(home)) {
      return Optional.empty();
    }
    ControlStore store = open(configuration);
    if (store.isLasting()) {
      store.migrate();
    }
    return Optional.of(store);
  }

  /**
   * For a process that enters something by hand: beside one that runs a job too, and where nothing
   * has been run yet.
   */
  static ControlStore forEntry(StewardConfiguration configuration)
      throws IOException, ConfigurationFaults {
    ControlStore store = open(configuration);
    try {
      if (store.isLasting()) {
        store.migrate();
      }
      checkKey(configuration, store);
      return store;
    } catch (RuntimeException | ConfigurationFaults | IOException e) {
      store.close();
      throw e;
    }
  }

  static Leases leases(ControlStore store) {
    return new Leases(
        JdbcClient.create(store.dataSource()), TransactionOperations.withoutTransaction());
  }

  /** Seals with the operator's key, or with this installation's own where none is configured. */
  static StoreCipher cipher(StewardConfiguration configuration) throws IOException {
    byte[] secret =
        configuration.pseudonymKey().isPresent()
            ? configuration.pseudonymKey().get().bytes()
            : LocalSecret.of(Path.of(configuration.home()));
    return StoreCipher.derivedFrom(secret);
  }

  /** Records what this process does. */
  static AuditTrail audit(StewardConfiguration configuration, ControlStore store)
      throws IOException {
    return new AuditTrail(
        store.dataSource(),
        cipher(configuration),
        actor(configuration),
        configuration.sha256(),
        Clock.systemUTC());
  }

  /**
   * Under the keys that rows of the audit trail may be chained with: the operator's, and this
   * installation's own, where rows were recorded before that was configured.
   */
  static List<AuditChain> auditChains(StewardConfiguration configuration) throws IOException {
    List<AuditChain> chains = new ArrayList<>();
    chains.add(cipher(configuration).auditChain());
    Path home = Path.of(configuration.home());
    if (LocalSecret.existsIn(home)) {
      chains.add(StoreCipher.derivedFrom(LocalSecret.of(home)).auditChain());
    }
    return chains;
  }

  /** Who is at work: as configured, else the system's user and the host. */
  static String actor(StewardConfiguration configuration) {
    return configuration
        .actor()
        .orElseGet(
            () ->
                System.getProperty("user.name", "unknown")
                    + "@"
                    + ProcessIdentity.current().hostDisplayName());
  }

  static void checkKey(StewardConfiguration configuration, ControlStore store)
      throws IOException, ConfigurationFaults {
    SecretCheck check = new SecretCheck(JdbcClient.create(store.dataSource()));
    if (configuration.pseudonymKey().isPresent() && !check.accepts(cipher(configuration))) {
      throw new ConfigurationFaults(
          List.of(
              "steward.pseudonym-key: not the key that this control store knows; pseudonyms would"
                  + " change"));
    }
  }

  private static ControlStore open(StewardConfiguration configuration) throws IOException {
    return open(configuration, configuration.threads() + SPARE_CONNECTIONS);
  }

  private static ControlStore open(StewardConfiguration configuration, int connections)
      throws IOException {
    return configuration.controlStore().isPresent()
        ? ControlStore.at(
            configuration.controlStore().get().url(),
            configuration.controlStore().get().username(),
            configuration.controlStore().get().password(),
            connections)
        : ControlStore.embedded(Path.of(configuration.home()), connections);
  }

  private static void pause() {
    try {
      Thread.sleep(200); // another process's lock can only be polled
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the control store", e);
    }
  }
}
