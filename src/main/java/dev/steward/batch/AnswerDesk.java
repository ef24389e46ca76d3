package dev.steward.batch;

import dev.steward.export.Answer;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import dev.steward.store.RequestRegister;
import dev.steward.store.RequestSubjects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the register what became of requests for data. */
final class AnswerDesk {
  private final RequestRegister register;
  private final RequestSubjects subjects;
  private final Clock clock;

  /**
   * @param clock in the time zone of days
   */
  AnswerDesk(RequestRegister register, RequestSubjects subjects, Clock clock) {
    this.register = register;
    this.subjects = subjects;
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
    for (Answer answer : answers) {
      if (!(answer instanceof Answer.Waiting)) {
        register.change(answer.requestId(), request -> answered(request, answer, on));
        if (answer.state() == RequestState.COMPLETED) {
          subjects.forget(answer.requestId());
        }
      }
    }
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
