package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.export.About;
import dev.steward.rectification.Fate;
import dev.steward.rectification.Rectified;
import dev.steward.rectification.StoredCorrections;
import dev.steward.rectification.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What of a rectification needs a person. */
final class RectificationFindings {
  private final StoredCorrections plan;

  RectificationFindings(StoredCorrections plan) {
    this.plan = plan;
  }

  /** What is known before anything is changed. */
  List<String> ofPlan() {
    List<String> findings = new ArrayList<>();
    for (Fate fate : plan.fates()) {
      String request = fate.request();
      switch (fate.verdict()) {
        case BLOCKED -> findings.add(request + " is blocked: " + fate.reason());
        case REJECTED -> findings.add(request + " is refused: " + fate.reason());
        case WAITS -> findings.add(request + " waits: " + fate.reason());
        case CORRECT -> {
          if (fate.values() > 1) {
            findings.add(
                "%s: %d different values are wrong; all of them are replaced (a target of"
                        .formatted(request, fate.values())
                    + " SOURCE.TABLE.COLUMN names one column)");
          }
        }
        case ALREADY_SO -> {}
      }
    }
    plan.left()
        .forEach(
            (request, places) ->
                findings.add(
                    request
                        + ": what is wrong stands elsewhere too, and is left there: "
                        + String.join(", ", places)));
    return findings;
  }

  /** What could not be shown to be right. */
  List<String> shortfalls(Rectified rectified) {
    List<String> findings = new ArrayList<>();
    for (Fate fate : plan.fates()) {
      if (fate.verdict() == Verdict.CORRECT) {
        rectified.shortfalls(fate.request()).stream()
            .map(reason -> fate.request() + " is not carried out: " + reason)
            .forEach(findings::add);
      }
    }
    return findings;
  }

  /** Whom to tell of it (Art. 19), as far as the configuration names them. */
  List<String> toTell(Rectified rectified, About about) {
    Map<String, Set<String>> requests = new TreeMap<>();
    for (Fate fate : plan.fates()) {
      for (TableRef table : rectified.corrected(fate.request())) {
        for (String recipient : about.of(table).recipients()) {
          requests.computeIfAbsent(recipient, it -> new TreeSet<>()).add(fate.request());
        }
      }
    }
    List<String> findings = new ArrayList<>();
    requests.forEach(
        (recipient, of) ->
            findings.add(
                "to be told of it (Art. 19): %s, of %s"
                    .formatted(recipient, String.join(", ", of))));
    return findings;
  }
}
