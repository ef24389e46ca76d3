package dev.steward.cli;

import dev.steward.config.ConfigurationFaults;
import dev.steward.config.StewardConfiguration;
import dev.steward.core.PseudonymKey;
import dev.steward.request.match.RequestsInForce;
import dev.steward.store.AuditTrail;
import dev.steward.store.ControlStore;
import dev.steward.store.RequestRegister;
import dev.steward.store.SuppressionList;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the register of requests holds, for a command that only looks. */
final class RequestsOnRecord {
  private RequestsOnRecord() {}

  /** Those in force at the end of a day; empty where there is no control store yet. */
  static Optional<RequestsInForce> inForce(StewardConfiguration configuration, LocalDate asOf)
      throws IOException, ConfigurationFaults {
    Optional<ControlStore> opened = ControlStoreAccess.forQuery(configuration);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (ControlStore store = opened.get()) {
      ControlStoreAccess.checkKey(configuration, store);
      PseudonymKey key = configuration.pseudonymKeyFor("explain");
      JdbcTemplate jdbc = new JdbcTemplate(store.dataSource());
      TransactionTemplate transactions =
          new TransactionTemplate(new JdbcTransactionManager(store.dataSource()));
      AuditTrail audit = ControlStoreAccess.audit(configuration, store);
      return Optional.of(
          new RequestRegister(jdbc, transactions, key, audit)
              .inForce(
                  asOf,
                  new SuppressionList(jdbc, transactions, key, audit),
                  configuration.requests().forms()));
    }
  }
}
