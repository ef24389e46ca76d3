package dev.steward.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.PseudonymKey;
import dev.steward.core.TableRef;
import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForms;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import dev.steward.request.inbox.Inbox;
import dev.steward.store.AuditTrail;
import dev.steward.store.ControlStore;
import dev.steward.store.RequestIntake;
import dev.steward.store.RequestRegister;
import dev.steward.store.SuppressionList;
import dev.steward.testkit.AuditTrails;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a control store to where the judge's requests and suppressed people are. */
final class JudgedRegister {
  private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

  private JudgedRegister() {}

  /**
   * Fills the control store of a folder.
   *
   * @param folder with the inbox
   */
  static void fill(Judge judge, Path folder) throws Exception {
    PseudonymKey key = new PseudonymKey(new byte[32]);
    try (ControlStore store = ControlStore.embedded(folder.resolve("home"), 3)) {
      store.migrate();
      JdbcTemplate jdbc = new JdbcTemplate(store.dataSource());
      TransactionTemplate transactions =
          new TransactionTemplate(new JdbcTransactionManager(store.dataSource()));
      Inbox inbox =
          Inbox.at(
              folder.resolve("requests.csv").toString(),
              Set.of(),
              new IdentifierForms(Optional.empty()),
              LATEST);
      AuditTrail audit = AuditTrails.of(store.dataSource());
      assertThat(new RequestIntake(jdbc, transactions, key, audit).take(inbox).rejected())
          .isEmpty();
      RequestRegister register = new RequestRegister(jdbc, transactions, key, audit);
      List<List<String>> requests =
          judge.rows("select request_id, status, ended_on::varchar from request");
      SuppressionList suppressed = new SuppressionList(jdbc, transactions, key, audit);
      Map<LocalDate, List<Identifier>> people = new HashMap<>();
      for (List<String> row : judge.rows("select contact_id, added_on::varchar from suppressed")) {
        people
            .computeIfAbsent(LocalDate.parse(row.get(1)), day -> new ArrayList<>())
            .add(Identifier.key(new TableRef("lake", "contact"), row.get(0)));
      }
      transactions.executeWithoutResult(
          status -> {
            for (List<String> row : requests) {
              register.change(row.get(0), it -> changed(it, row.get(1), row.get(2)));
            }
            people.forEach((day, some) -> suppressed.add(some, "REQ", day));
          });
    }
  }

  private static RegisteredRequest changed(RegisteredRequest was, String state, String ended) {
    boolean isLifted = state.equals("lifted");
    return new RegisteredRequest(
        was.request(),
        isLifted ? RequestState.COMPLETED : RequestState.find(state).orElseThrow(),
        "because",
        Optional.empty(),
        Optional.ofNullable(ended).map(LocalDate::parse),
        Optional.ofNullable(ended).filter(day -> isLifted).map(LocalDate::parse),
        Optional.empty(),
        was.takenAt());
  }
}
