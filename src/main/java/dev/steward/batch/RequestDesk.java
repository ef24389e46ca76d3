package dev.steward.batch;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.PseudonymKey;
import dev.steward.core.TableRef;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.PersonRegister;
import dev.steward.eligibility.RegisteredPeople;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestSettings;
import dev.steward.request.inbox.Inbox;
import dev.steward.store.RequestIntake;
import dev.steward.store.RequestRegister;
import dev.steward.store.SuppressionList;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The requests of data subjects, as a job that heeds them sees them. */
final class RequestDesk {
  private final RequestSettings settings;
  private final Catalog catalog;
  private final Clock clock;
  private final RequestIntake intake;
  private final RequestRegister register;
  private final SuppressionList suppressed;

  /**
   * @param clock in the time zone of days
   * @param transactions of its own, beside that of a step
   */
  RequestDesk(
      RequestSettings settings,
      Catalog catalog,
      Clock clock,
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      PseudonymKey key) {
    this.settings = settings;
    this.catalog = catalog;
    this.clock = clock;
    this.intake = new RequestIntake(jdbc, transactions, key);
    this.register = new RequestRegister(jdbc, transactions, key);
    this.suppressed = new SuppressionList(jdbc, transactions, key);
  }

  /**
   * Takes the inbox into the register.
   *
   * @param asOf the run's day; nothing can have been received after it and after today
   * @return what of it could not be taken, a line where there is anything
   */
  List<String> takeInbox(LocalDate asOf) throws IOException {
    if (settings.inbox().isEmpty()) {
      return List.of();
    }
    LocalDate today = LocalDate.now(clock);
    Inbox inbox =
        Inbox.at(
            settings.inbox().get(),
            catalog.identifierKinds(),
            settings.forms(),
            today.isAfter(asOf) ? today : asOf);
    int rejected = intake.take(inbox).rejected().size();
    return rejected == 0
        ? List.of()
        : List.of("requests that could not be taken: %d in the inbox".formatted(rejected));
  }

  /** What is in force at the end of a day, to look contacts up in. */
  PersonRegister people(EligibilitySettings eligibility, LocalDate asOf) {
    return RegisteredPeople.of(
        register.inForce(asOf, suppressed, settings.forms()), eligibility, catalog);
  }

  /**
   * Completes the requests that a run applied. Those that concerned no contact are not found, where
   * contacts are all the people there are.
   */
  void applied(Set<String> matched, TableRef contacts, LocalDate asOf) {
    Set<String> unmatched = new HashSet<>();
    if (peopleTables().equals(List.of(contacts))) {
      register.inForce(asOf).stream().map(RegisteredRequest::id).forEach(unmatched::add);
      unmatched.removeAll(matched);
    }
    register.applied(matched, unmatched, asOf);
  }

  private List<TableRef> peopleTables() {
    return new ArrayList<>(
        catalog.declarations().stream()
            .filter(table -> table.subjects().stream().anyMatch(SubjectLink.Root.class::isInstance))
            .map(TableDeclaration::table)
            .collect(Collectors.toList()));
  }
}
