package dev.steward.cli;

import dev.steward.request.Correction;
import dev.steward.request.Deadline;
import dev.steward.request.Extension;
import dev.steward.request.Identifier;
import dev.steward.request.RegisteredRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests in words. Nothing that names a person is among them, unless it is asked for. */
final class RequestLines {
  private static final int LABEL = 18;

  private RequestLines() {}

  /** How a request stands, in short. */
  static List<String> standing(RegisteredRequest request, LocalDate asOf) {
    List<String> lines = new ArrayList<>();
    lines.add(line("request", request.id()));
    lines.add(line("type", request.request().type().word()));
    lines.add(line("state", request.state().word()));
    if (!request.reason().isEmpty()) {
      lines.add(line("reason", request.reason()));
    }
    lines.add(line("due on", due(request, asOf)));
    return lines;
  }

  /**
   * All that is known of a request.
   *
   * @param reveal with its identifier, its note and what it sets right
   */
  static List<String> all(RegisteredRequest request, LocalDate asOf, boolean reveal) {
    List<String> lines = new ArrayList<>(standing(request, asOf));
    Identifier identifier = request.request().identifier();
    lines.add(line("identifier", identifier.kind()));
    lines.add(line("value", reveal ? identifier.value() : masked(identifier.value())));
    lines.add(line("identity verified", request.request().identityVerified() ? "yes" : "no"));
    lines.add(line("received on", request.request().receivedOn().toString()));
    lines.add(line("taken at", request.takenAt().toString()));
    Optional<Extension> extension = request.extension();
    extension.ifPresent(it -> lines.add(line("extended on", it.on() + ": " + it.reason())));
    request.answeredOn().ifPresent(day -> lines.add(line("answered on", day.toString())));
    request.liftedOn().ifPresent(day -> lines.add(line("lifted on", day.toString())));
    request
        .decided()
        .ifPresent(key -> lines.add(line("decided", reveal ? key.value() : masked(key.value()))));
    String note = request.request().note();
    if (!note.isEmpty()) {
      lines.add(line("note", reveal ? note : length(note)));
    }
    Optional<Correction> correction = request.request().correction();
    correction.ifPresent(
        it -> {
          lines.add(line("target", it.target()));
          lines.add(line("new value", reveal ? it.newValue() : length(it.newValue())));
        });
    return lines;
  }

  /** Days to its deadline; what is answered has none. */
  static String daysLeft(RegisteredRequest request, LocalDate asOf) {
    return request.state().isOpen() ? String.valueOf(request.deadline().daysLeft(asOf)) : "";
  }

  private static String due(RegisteredRequest request, LocalDate asOf) {
    Deadline deadline = request.deadline();
    if (request.state().isAnswered()) {
      LocalDate answered = request.answeredOn().orElseThrow();
      return deadline.dueOn()
          + ", answered on "
          + answered
          + (deadline.isKeptBy(answered) ? "" : ", too late");
    }
    long days = deadline.daysLeft(asOf);
    return deadline.dueOn()
        + (days < 0 ? ", overdue by %d days".formatted(-days) : ", %d days left".formatted(days));
  }

  /** Its shape: no letter and no digit of it is left. */
  private static String masked(String value) {
    StringBuilder shape = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c ->
                shape.appendCodePoint(
                    Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'x' : c));
    return shape.toString();
  }

  private static String length(String text) {
    return text.isEmpty() ? "none" : text.length() + " characters";
  }

  private static String line(String label, String text) {
    return label + " ".repeat(Math.max(1, LABEL - label.length())) + text;
  }
}
