package dev.steward.cli;

import dev.steward.config.ConfigurationFaults;
import dev.steward.config.StewardConfiguration;
import dev.steward.core.PseudonymKey;
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

  private RequestOffice(StewardConfiguration configuration, ControlStore store, PseudonymKey key) {
    this.configuration = configuration;
    this.store = store;
    this.key = key;
  }

  static RequestOffice open(ConfigurationOptions options) throws IOException, ConfigurationFaults {
    StewardConfiguration configuration = StewardConfiguration.from(options.environment());
    PseudonymKey key = configuration.pseudonymKeyFor("the register of requests");
    return new RequestOffice(configuration, ControlStoreAccess.forEntry(configuration), key);
  }

  StewardConfiguration configuration() {
    return configuration;
  }

  RequestRegister register() {
    return new RequestRegister(new JdbcTemplate(store.dataSource()), transactions(), key);
  }

  RequestIntake intake() {
    return new RequestIntake(new JdbcTemplate(store.dataSource()), transactions(), key);
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
