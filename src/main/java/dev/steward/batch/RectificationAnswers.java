package dev.steward.batch;

import dev.steward.batch.RequestDesk.Answered;
import dev.steward.rectification.Fate;
import dev.steward.rectification.Rectified;
import dev.steward.rectification.StoredCorrections;
import dev.steward.request.RequestState;
import java.util.ArrayList;
import java.util.List;

/** What became of requests for rectification, for the register. */
final class RectificationAnswers {
  private RectificationAnswers() {}

  static List<Answered> of(StoredCorrections plan, Rectified rectified) {
    List<Answered> answers = new ArrayList<>();
    for (Fate fate : plan.fates()) {
      String request = fate.request();
      switch (fate.verdict()) {
        case WAITS -> {} // it stays as it is
        case REJECTED -> answers.add(new Answered(request, RequestState.REJECTED, fate.reason()));
        case ALREADY_SO ->
            answers.add(
                new Answered(
                    request,
                    RequestState.COMPLETED,
                    "nothing was corrected: what stands there is right already"));
        case BLOCKED, CORRECT -> {
          List<String> shortfalls = rectified.shortfalls(request);
          answers.add(
              new Answered(
                  request,
                  shortfalls.isEmpty() ? RequestState.COMPLETED : RequestState.FAILED,
                  String.join("; ", shortfalls)));
        }
      }
    }
    return answers;
  }
}
