package dev.steward.cli;

import dev.steward.config.ConfigurationFaults;
import dev.steward.config.StewardConfiguration;
import dev.steward.core.PseudonymKey;
import dev.steward.store.AuditTrail;
import dev.steward.store.ControlStore;
import dev.steward.store.RequestIntake;
import dev.steward.store.RequestRegister;
import java.io.IOException;
import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of requests, open for one command, beside whatever job is running. */
final class RequestOffice implements AutoCloseable {
  private final StewardConfiguration configuration;
  private final ControlStore store;
  private final PseudonymKey key;
  private final AuditTrail audit;

  private RequestOffice(
      StewardConfiguration configuration, ControlStore store, PseudonymKey key, AuditTrail audit) {
    this.configuration = configuration;
    this.store = store;
    this.key = key;
    this.audit = audit;
  }

  static RequestOffice open(ConfigurationOptions options) throws IOException, ConfigurationFaults {
    StewardConfiguration configuration = StewardConfiguration.from(options.environment());
    PseudonymKey key = configuration.pseudonymKeyFor("the register of requests");
    ControlStore store = ControlStoreAccess.forEntry(configuration);
    return new RequestOffice(
        configuration, store, key, ControlStoreAccess.audit(configuration, store));
  }

  StewardConfiguration configuration() {
    return configuration;
  }

  RequestRegister register() {
    return new RequestRegister(new JdbcTemplate(store.dataSource()), transactions(), key, audit);
  }

  RequestIntake intake() {
    return new RequestIntake(new JdbcTemplate(store.dataSource()), transactions(), key, audit);
  }

  /** The day that it is where the configuration says. */
  LocalDate today() {
    return LocalDate.now(configuration.timeZone());
  }

  private TransactionTemplate transactions() {
    return new TransactionTemplate(new JdbcTransactionManager(store.dataSource()));
  }

  @Override
  public void close() {
    store.close();
  }
}
