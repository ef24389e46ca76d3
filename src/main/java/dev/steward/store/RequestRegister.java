package dev.steward.store;

import dev.steward.core.PseudonymKey;
import dev.steward.request.ConsentEffect;
import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForms;
import dev.steward.request.PersonKey;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import dev.steward.request.RequestType;
import dev.steward.request.match.RequestsInForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The register of subject requests, which {@link RequestIntake} fills. What names a person is
 * sealed under the operator's key, without which there is no register. Safe for use by several
 * threads and processes.
 */
public final class RequestRegister {
  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final TransactionOperations transactions;
  private final RequestRow rows;
  private final RequestSubjects subjects;
  private final AuditTrail audit;

  /**
   * @param audit told of each change, in its transaction
   */
  public RequestRegister(
      JdbcTemplate template,
      TransactionOperations transactions,
      PseudonymKey key,
      AuditTrail audit) {
    this.jdbc = JdbcClient.create(template);
    this.template = template;
    this.transactions = transactions;
    this.rows = new RequestRow(StoreCipher.derivedFrom(key.bytes()));
    this.subjects = new RequestSubjects(template, transactions, key);
    this.audit = audit;
  }

  public Optional<RegisteredRequest> find(String id) {
    return jdbc.sql("select * from subject_request where request_id = ?")
        .param(id)
        .query(rows::read)
        .optional();
  }

  /**
   * Those of some ids that there are, in the order of ids.
   *
   * @param ids some hundreds at most
   */
  public List<RegisteredRequest> find(Collection<String> ids) {
    return ids.isEmpty() ? List.of() : some(ids, "");
  }

  private List<RegisteredRequest> some(Collection<String> ids, String lock) {
    return jdbc.sql(
            "select * from subject_request where request_id in (:ids) order by request_id" + lock)
        .param("ids", ids)
        .query(rows::read)
        .list();
  }

  /** All, in the order they were received. */
  public List<RegisteredRequest> all() {
    return jdbc.sql("select * from subject_request order by received_on, request_id")
        .query(rows::read)
        .list();
  }

  /**
   * Those that have an effect on consent at the end of a day, in the order they were received; see
   * {@link RegisteredRequest#isInForce}.
   */
  public List<RegisteredRequest> inForce(LocalDate asOf) {
    List<String> types =
        Arrays.stream(RequestType.values())
            .filter(type -> type.effect() != ConsentEffect.NONE)
            .map(RequestType::word)
            .toList();
    return jdbc
        .sql(
            """
            select * from subject_request
            where type in (:types) and received_on <= :asOf
              and (lifted_on is null or lifted_on > :asOf)
            order by received_on, request_id
            """)
        .param("types", types)
        .param("asOf", asOf)
        .query(rows::read)
        .list()
        .stream()
        .filter(request -> request.isInForce(asOf))
        .toList();
  }

  /**
   * Those in force at the end of a day, and who was suppressed then, to look people up in. Whom
   * requests are known to mean is looked for by key, too: an erasure that is not complete may have
   * erased what they are named by.
   */
  public RequestsInForce inForce(
      LocalDate asOf, SuppressionList suppressed, IdentifierForms forms) {
    List<RegisteredRequest> inForce = inForce(asOf);
    Map<String, List<PersonKey>> keys =
        subjects.keys(inForce.stream().map(RegisteredRequest::id).collect(Collectors.toSet()));
    List<RegisteredRequest> requests = new ArrayList<>();
    for (RegisteredRequest request : inForce) {
      requests.add(request);
      keys.getOrDefault(request.id(), List.of()).stream()
          .map(PersonKey::text)
          .filter(text -> !text.isEmpty())
          .map(text -> request.about(new Identifier(Identifier.KEY, text)))
          .forEach(requests::add);
    }
    return new RequestsInForce(requests, suppressed.matcher(asOf), forms, suppressed.digest());
  }

  /**
   * Changes a request, alone at that moment.
   *
   * @param change takes it as it stands; what it refuses is not changed
   * @return as it stands now; empty where there is none of that id
   */
  public Optional<RegisteredRequest> change(String id, UnaryOperator<RegisteredRequest> change) {
    return change(List.of(id), change).stream().findFirst();
  }

  /**
   * Changes some requests, alone at that moment: all of them, or none where one refuses.
   *
   * @param ids some hundreds at most
   * @param change takes each as it stands
   * @return those that there are, as they stand now
   */
  public List<RegisteredRequest> change(
      Collection<String> ids, UnaryOperator<RegisteredRequest> change) {
    // locked in an order that is the same for all who lock several
    return ids.isEmpty()
        ? List.of()
        : transactions.execute(status -> update(some(ids, " for update"), change));
  }

  private List<RegisteredRequest> update(
      List<RegisteredRequest> all, UnaryOperator<RegisteredRequest> change) {
    List<RegisteredRequest> after = new ArrayList<>();
    List<Object[]> updates = new ArrayList<>();
    for (RegisteredRequest before : all) {
      RegisteredRequest changed = change.apply(before);
      after.add(changed);
      if (!changed.equals(before)) {
        updates.add(rows.update(changed));
        RequestEvents.between(before, changed).ifPresent(audit::record);
      }
    }
    template.batchUpdate(RequestRow.UPDATE, updates);
    return after;
  }

  /** Removes what named the people of requests that are carried out. */
  public void forgetIdentifiers(List<String> ids) {
    transactions.executeWithoutResult(
        status -> {
          template.batchUpdate(RequestRow.FORGET, ids.stream().map(rows::forgotten).toList());
          int[] changed =
              template.batchUpdate(
                  RequestRow.FORGOTTEN_AT_FIRST,
                  ids.stream().map(id -> new Object[] {id}).toList());
          for (int i = 0; i < changed.length; i++) {
            if (changed[i] > 0) {
              audit.record(RequestEvents.identifierForgotten(ids.get(i)));
            }
          }
        });
  }

  /**
   * Completes what applies at once, by a run that has applied it; what concerned nobody is not
   * found, and stays in force. Doing it again changes nothing.
   *
   * @param matched ids of the requests that concerned anybody
   * @param unmatched ids of those that did not
   * @param on the day of the answer
   * @return how many requests changed
   */
  public int applied(Set<String> matched, Set<String> unmatched, LocalDate on) {
    return transactions.execute(
        status -> {
          List<RegisteredRequest> heeded =
              unapplied().stream()
                  .filter(it -> matched.contains(it.id()) || unmatched.contains(it.id()))
                  .filter(it -> it.state().mayBecome(applied(it, matched)))
                  .toList();
          update(heeded, it -> it.become(applied(it, matched), on, ""));
          return heeded.size();
        });
  }

  private static RequestState applied(RegisteredRequest request, Set<String> matched) {
    return matched.contains(request.id()) ? RequestState.COMPLETED : RequestState.NOT_FOUND;
  }

  private List<RegisteredRequest> unapplied() {
    return jdbc.sql(
            """
            select * from subject_request where type in (:types) and state in (:states)
            order by request_id for update
            """)
        .param(
            "types",
            Arrays.stream(RequestType.values())
                .filter(RequestType::appliesAtOnce)
                .map(RequestType::word)
                .toList())
        .param(
            "states",
            List.of(
                RequestState.RECEIVED.word(),
                RequestState.VERIFIED.word(),
                RequestState.NOT_FOUND.word()))
        .query(rows::read)
        .list();
  }
}
