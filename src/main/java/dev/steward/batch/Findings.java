package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.store.Run;
import dev.steward.subject.Resolution;
import java.util.List;

/** What jobs that change people's rows have to tell alike. */
final class Findings {
  private Findings() {}

  /** A reason with its table, once. */
  static String at(TableRef table, String reason) {
    return reason.startsWith(table + ": ") ? reason : table + ": " + reason;
  }

  /** The requests that fit several people, a line each. */
  static List<String> ambiguous(Resolution resolution) {
    return resolution.answers().stream()
        .filter(answer -> answer.people().size() > 1)
        .map(answer -> "request that fits several people: " + answer.request())
        .toList();
  }

  /** The name of what is published of a plan that is not carried out. */
  static String planLabel(Run run) {
    return Run.label(run.asOf(), 1)
        + (run.number() == 1 ? "-plan" : "-run" + run.number() + "plan");
  }
}
