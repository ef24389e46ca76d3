package dev.steward.batch;

import dev.steward.core.PseudonymKey;
import dev.steward.export.Answer;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import dev.steward.store.AuditTrail;
import dev.steward.store.RequestRegister;
import dev.steward.store.RequestSubjects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Tells the register what became of requests for data. */
final class AnswerDesk {
  private final GroupedTransactions transactions;
  private final RequestRegister register;
  private final RequestSubjects subjects;
  private final Clock clock;

  /**
   * @param transactions beside that of a step
   * @param clock in the time zone of days
   */
  AnswerDesk(
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      PseudonymKey key,
      Clock clock,
      AuditTrail audit) {
    this.transactions = new GroupedTransactions(transactions);
    this.register = new RequestRegister(jdbc, this.transactions, key, audit);
    this.subjects = new RequestSubjects(jdbc, this.transactions, key);
    this.clock = clock;
  }

  /** All requests as they stand, by id, in the order they were received. */
  Map<String, RegisteredRequest> requests() {
    Map<String, RegisteredRequest> requests = new LinkedHashMap<>();
    register.all().forEach(request -> requests.put(request.id(), request));
    return requests;
  }

  /**
   * Gives requests the states that their published answers have; done twice, it changes nothing.
   *
   * @param asOf the run's day; an answer is given on it or later
   */
  void answered(List<Answer> answers, LocalDate asOf) {
    LocalDate today = LocalDate.now(clock);
    LocalDate on = today.isAfter(asOf) ? today : asOf;
    transactions.inGroups(
        answers.stream().filter(answer -> !(answer instanceof Answer.Waiting)).toList(),
        group -> {
          Map<String, Answer> byId =
              group.stream().collect(Collectors.toMap(Answer::requestId, it -> it));
          register.change(
              byId.keySet(),
              request -> answered(request, Objects.requireNonNull(byId.get(request.id())), on));
          subjects.forget(
              group.stream()
                  .filter(answer -> answer.state() == RequestState.COMPLETED)
                  .map(Answer::requestId)
                  .toList());
        });
  }

  private static RegisteredRequest answered(
      RegisteredRequest request, Answer answer, LocalDate on) {
    RegisteredRequest at = request;
    if (answer.state() == RequestState.COMPLETED
        && at.state().mayBecome(RequestState.IN_PROGRESS)) {
      at = at.become(RequestState.IN_PROGRESS, on, "");
    }
    if (!at.state().mayBecome(answer.state())) {
      return request; // it is so already, or somebody has halted it
    }
    return at.become(answer.state(), on, answer instanceof Answer.Open open ? open.why() : "");
  }
}
