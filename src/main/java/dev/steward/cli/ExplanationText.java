package dev.steward.cli;

import dev.steward.consent.AsOf;
import dev.steward.eligibility.Explained;
import dev.steward.request.SubjectRequest;
import java.io.PrintWriter;
import java.util.List;

/** One person's decisions as text: activity by activity, then the facts they share. */
final class ExplanationText {
  private final PrintWriter out;
  private final List<SubjectRequest> requests;

  /**
   * @param requests all that are in force
   */
  ExplanationText(PrintWriter out, List<SubjectRequest> requests) {
    this.out = out;
    this.requests = requests;
  }

  void print(Explained explained, AsOf asOf) {
    out.println("As of " + asOf.date() + ", days in " + asOf.zone());
    for (Explained.Verdict verdict : explained.verdicts()) {
      out.println();
      print(verdict);
    }
    for (Explained.Person person : explained.people()) {
      out.println();
      print(person);
    }
    out.flush();
  }

  private void print(Explained.Verdict verdict) {
    if (verdict instanceof Explained.Decided decided) {
      List<String> lines = decided.explanation().lines();
      out.println(lines.get(0));
      lines.subList(1, lines.size()).forEach(line -> out.println("  " + line));
    } else if (verdict instanceof Explained.NoMember none) {
      out.println(
          none.activity().id()
              + ": not decided: no member of the segment "
              + none.activity().segment());
    } else if (verdict instanceof Explained.NotDecided not) {
      out.println(not.activity().id() + ": not decided: " + not.reason());
    }
  }

  private void print(Explained.Person person) {
    out.println("Facts");
    person.facts().facts().forEach(fact -> out.println("  " + fact));
    List<SubjectRequest> concerning =
        requests.stream().filter(it -> person.requests().contains(it.id())).toList();
    out.println("Requests in force" + (concerning.isEmpty() ? ": none" : ""));
    for (SubjectRequest request : concerning) {
      out.println(
          "  %s: %s, received on %s"
              .formatted(request.id(), request.type().word(), request.receivedOn()));
    }
    List<String> events = person.facts().events();
    out.println("Events" + (events.isEmpty() ? ": none" : ""));
    events.forEach(event -> out.println("  " + event));
  }
}
