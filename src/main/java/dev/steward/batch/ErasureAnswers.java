package dev.steward.batch;

import dev.steward.erasure.Proof;
import dev.steward.request.Identifier;
import dev.steward.request.RequestState;
import dev.steward.subject.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells the register what became of requests for erasure; told again, it stays the same. */
final class ErasureAnswers {
  private final RequestDesk desk;

  ErasureAnswers(RequestDesk desk) {
    this.desk = desk;
  }

  void tell(SubjectRun run, Proof proof) throws IOException {
    List<RequestDesk.Erased> all = new ArrayList<>();
    for (Subject subject : run.knownResolution().subjects()) {
      List<String> shortfalls = proof.shortfalls(subject.ordinal());
      RequestState state =
          !shortfalls.isEmpty()
              ? RequestState.FAILED
              : proof.isRetained(subject.ordinal())
                  ? RequestState.COMPLETED_WITH_RETENTION
                  : RequestState.COMPLETED;
      List<Identifier> identifiers = proof.identifiers(subject.ordinal());
      for (String request : subject.requests()) {
        all.add(new RequestDesk.Erased(request, state, String.join("; ", shortfalls), identifiers));
      }
    }
    desk.erased(all, run.run().asOf());
  }
}
