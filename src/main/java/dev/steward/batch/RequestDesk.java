package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.catalog.Catalog;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.PseudonymKey;
import dev.steward.core.TableRef;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.PersonRegister;
import dev.steward.eligibility.RegisteredPeople;
import dev.steward.request.Correction;
import dev.steward.request.Identifier;
import dev.steward.request.PersonKey;
import dev.steward.request.Pseudonyms;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestClock;
import dev.steward.request.RequestSettings;
import dev.steward.request.RequestState;
import dev.steward.request.RequestType;
import dev.steward.request.inbox.Inbox;
import dev.steward.request.match.RequestsInForce;
import dev.steward.request.match.SuppressedIdentifiers;
import dev.steward.store.AuditTrail;
import dev.steward.store.RequestIntake;
import dev.steward.store.RequestRegister;
import dev.steward.store.RequestSubjects;
import dev.steward.store.SuppressionList;
import dev.steward.subject.Asked;
import dev.steward.subject.People;
import dev.steward.subject.Resolution;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The requests of data subjects, as a job that heeds them sees them. */
final class RequestDesk {
  private static final Set<RequestState> ANSWERABLE =
      EnumSet.of(
          RequestState.VERIFIED,
          RequestState.RESOLVED,
          RequestState.IN_PROGRESS,
          RequestState.AMBIGUOUS,
          RequestState.FAILED);

  /** In these a run has begun to answer, and knows whom. */
  private static final Set<RequestState> BEGUN =
      EnumSet.of(
          RequestState.IN_PROGRESS, RequestState.FAILED, RequestState.COMPLETED_WITH_RETENTION);

  private final RequestSettings settings;
  private final Catalog catalog;
  private final Clock clock;
  private final RequestIntake intake;
  private final RequestRegister register;
  private final SuppressionList suppressed;
  private final RequestSubjects subjects;
  private final PseudonymKey key;
  private final GroupedTransactions grouped;
  private final AuditTrail audit;

  /** The desk of a job that names people. */
  static RequestDesk of(Equipment equipment, JobParts parts) {
    return new RequestDesk(
        equipment.requests(),
        equipment.catalog(),
        equipment.clock().withZone(equipment.settings().zone()),
        new JdbcTemplate(equipment.controlStore()),
        parts.ownTransaction(),
        equipment.pseudonymKey().orElseThrow(),
        parts.audit());
  }

  /**
   * @param clock in the time zone of days
   * @param transactions of its own, beside that of a step
   */
  private RequestDesk(
      RequestSettings settings,
      Catalog catalog,
      Clock clock,
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      PseudonymKey key,
      AuditTrail audit) {
    this.settings = settings;
    this.catalog = catalog;
    this.clock = clock;
    this.intake = new RequestIntake(jdbc, transactions, key, audit);
    this.grouped = new GroupedTransactions(transactions);
    this.register = new RequestRegister(jdbc, grouped, key, audit);
    this.suppressed = new SuppressionList(jdbc, transactions, key, audit);
    this.subjects = new RequestSubjects(jdbc, grouped, key);
    this.key = key;
    this.audit = audit;
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

  /** How the requests stand against their deadlines on a day. */
  RequestClock clock(LocalDate asOf) {
    return new RequestClock(register.all(), subjects.names(), asOf);
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

  /**
   * The open requests of some types that may be answered, in the order they were received: not
   * those whose sender's identity is to be verified, and not those that a person has halted. Those
   * of which something is kept for a time are among them.
   */
  List<Asked> asked(Set<RequestType> types, LocalDate asOf) {
    return register.all().stream()
        .filter(it -> types.contains(it.request().type()) && isToBeAnswered(it))
        .filter(it -> !it.request().receivedOn().isAfter(asOf))
        .map(it -> Asked.of(it, settled(it)))
        .toList();
  }

  private static boolean isToBeAnswered(RegisteredRequest request) {
    return ANSWERABLE.contains(request.state())
        || request.state() == RequestState.COMPLETED_WITH_RETENTION;
  }

  private List<PersonKey> settled(RegisteredRequest request) {
    List<List<PersonKey>> people =
        BEGUN.contains(request.state()) ? subjects.people(request.id()) : List.of();
    return people.size() == 1 ? people.get(0) : List.of();
  }

  /** What rows of people are looked up in for whom requests name. */
  RequestsInForce lookup(List<Asked> asked) {
    return People.lookup(asked, SuppressedIdentifiers.NONE, settings.forms(), key);
  }

  /** As {@link #lookup}, and who was erased before. */
  RequestsInForce lookupWithReturned(List<Asked> asked) {
    return People.lookup(asked, suppressed.matcher(), settings.forms(), key);
  }

  /** What people are called. */
  Pseudonyms pseudonyms() {
    return new Pseudonyms(key);
  }

  /** Stores whom requests mean, and changes their states where they may be changed. */
  void resolved(Resolution resolution, LocalDate on) {
    grouped.inGroups(
        resolution.answers().stream()
            .filter(answer -> !Asked.isReturned(answer.request())) // nobody asked
            .toList(),
        group -> {
          subjects.found(
              group.stream()
                  .map(
                      answer ->
                          new RequestSubjects.Found(
                              answer.request(),
                              answer.people(),
                              Optional.ofNullable(resolution.merged().get(answer.request()))))
                  .toList());
          // some may be halted, rejected or further on since they were asked
          change(
              group, Resolution.Answer::request, (it, answer) -> advanced(it, state(answer), on));
        });
  }

  private static RequestState state(Resolution.Answer answer) {
    return switch (answer.people().size()) {
      case 0 -> RequestState.NOT_FOUND;
      case 1 -> RequestState.RESOLVED;
      default -> RequestState.AMBIGUOUS;
    };
  }

  /** Changes the request of each of a group. */
  private <T> void change(
      List<T> group,
      Function<T, String> id,
      BiFunction<RegisteredRequest, T, RegisteredRequest> change) {
    Map<String, T> byId = group.stream().collect(Collectors.toMap(id, it -> it));
    register.change(
        byId.keySet(), it -> change.apply(it, Objects.requireNonNull(byId.get(it.id()))));
  }

  /**
   * What became of a request for erasure.
   *
   * @param reason why it failed; empty where it did not
   * @param identifiers what the person was known by
   */
  record Erased(String request, RequestState state, String reason, List<Identifier> identifiers) {
    Erased {
      identifiers = List.copyOf(identifiers);
    }

    /** Without what the person was known by. */
    @Override
    public String toString() {
      return "Erased[" + request + ", " + state + "]";
    }
  }

  /**
   * Tells what became of requests for erasure. Whoever is erased is suppressed from then on, and
   * what named her is removed from the register; keys stay as long as something of her is kept.
   */
  void erased(List<Erased> all, LocalDate on) {
    grouped.inGroups(
        all,
        group -> {
          List<Erased> answered = group.stream().filter(it -> it.state().isAnswered()).toList();
          Map<String, List<Identifier>> identifiers = new LinkedHashMap<>();
          answered.forEach(it -> identifiers.put(it.request(), it.identifiers()));
          suppressed.add(identifiers, on);
          change(group, Erased::request, (it, erased) -> erased(it, erased, on));
          register.forgetIdentifiers(List.copyOf(identifiers.keySet()));
          subjects.forget(
              answered.stream()
                  .filter(it -> it.state() == RequestState.COMPLETED)
                  .map(Erased::request)
                  .toList());
        });
  }

  private RegisteredRequest erased(RegisteredRequest request, Erased erased, LocalDate on) {
    RequestState state = erased.state();
    RegisteredRequest begun = advanced(request, RequestState.IN_PROGRESS, on);
    RegisteredRequest after = advanced(begun, state, on, erased.reason());
    if (state.isAnswered() && request.state() != state && after.state() == state) {
      audit.record(new AuditEvent(AuditAction.ERASURE_CERTIFIED, request.id(), state.word()));
    }
    return after;
  }

  /** What requests for rectification set right, by request. */
  Map<String, Correction> corrections(List<Asked> asked) {
    Map<String, Correction> corrections = new HashMap<>();
    Set<String> ids = asked.stream().map(Asked::id).collect(Collectors.toSet());
    register.all().stream()
        .filter(it -> ids.contains(it.id()))
        .forEach(it -> it.request().correction().ifPresent(what -> corrections.put(it.id(), what)));
    return corrections;
  }

  /**
   * What became of a request that is carried out in people's rows.
   *
   * @param reason in words; empty for none
   */
  record Answered(String request, RequestState state, String reason) {}

  /** Tells what became of requests; told again, it stays the same. */
  void answered(List<Answered> all, LocalDate on) {
    grouped.inGroups(
        all,
        group -> {
          change(
              group,
              Answered::request,
              (it, answered) ->
                  advanced(
                      advanced(it, RequestState.IN_PROGRESS, on),
                      answered.state(),
                      on,
                      answered.reason()));
          subjects.forget(
              group.stream().filter(it -> it.state().isAnswered()).map(Answered::request).toList());
        });
  }

  /**
   * Tells that requests are being carried out: from here on their people are known by key, whatever
   * a run that is never finished has erased.
   *
   * @return those of them that a person has halted or refused meanwhile
   */
  List<String> begun(List<String> requests, LocalDate on) {
    List<String> halted = new ArrayList<>();
    grouped.inGroups(
        requests,
        group ->
            register.find(group).stream()
                .filter(RequestDesk::isHalted)
                .map(RegisteredRequest::id)
                .forEach(halted::add));
    if (halted.isEmpty()) {
      grouped.inGroups(
          requests,
          group -> register.change(group, it -> advanced(it, RequestState.IN_PROGRESS, on)));
    }
    return halted;
  }

  private static boolean isHalted(RegisteredRequest request) {
    return request.state() == RequestState.ON_HOLD || request.state() == RequestState.REJECTED;
  }

  private static RegisteredRequest advanced(
      RegisteredRequest request, RequestState state, LocalDate on) {
    return advanced(request, state, on, "");
  }

  private static RegisteredRequest advanced(
      RegisteredRequest request, RequestState state, LocalDate on, String reason) {
    return request.state().mayBecome(state) ? request.become(state, on, reason) : request;
  }

  private List<TableRef> peopleTables() {
    return new ArrayList<>(
        catalog.declarations().stream()
            .filter(table -> table.subjects().stream().anyMatch(SubjectLink.Root.class::isInstance))
            .map(TableDeclaration::table)
            .collect(Collectors.toList()));
  }
}
