package dev.steward.store;

import dev.steward.core.PseudonymKey;
import dev.steward.request.IdentifierForms;
import dev.steward.request.inbox.Inbox;
import dev.steward.request.inbox.InboxException;
import dev.steward.testkit.AuditTrails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Registers over control stores of tests, and inboxes to fill them from. */
final class Requests {
  static final String HEADER =
      "request_id,type,identifier,value,received_on,identity_verified,note,target,new_value\n";
  static final PseudonymKey KEY = new PseudonymKey(new byte[32]);

  private Requests() {}

  static RequestRegister register(DataSource store) {
    return new RequestRegister(
        new JdbcTemplate(store), transactions(store), KEY, AuditTrails.of(store));
  }

  static RequestIntake intake(DataSource store) {
    return new RequestIntake(
        new JdbcTemplate(store), transactions(store), KEY, AuditTrails.of(store));
  }

  static SuppressionList suppressions(DataSource store) {
    return new SuppressionList(
        new JdbcTemplate(store), transactions(store), KEY, AuditTrails.of(store));
  }

  static TransactionTemplate transactions(DataSource store) {
    return new TransactionTemplate(new JdbcTransactionManager(store));
  }

  static Path inbox(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, HEADER + String.join("\n", lines) + "\n");
  }

  static RequestIntake.Outcome take(DataSource store, Path inbox) throws InboxException {
    return intake(store).take(opened(inbox));
  }

  static Inbox opened(Path inbox) throws InboxException {
    return Inbox.at(
        inbox.toString(),
        Set.of("email", "phone"),
        new IdentifierForms(Optional.of("DE")),
        LocalDate.of(2026, 11, 25));
  }
}
