package dev.steward.nightly;

import dev.steward.nightly.PartOutcome.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the parts of one night went. Used by one thread. */
public final class Night {
  private final List<NightPart> parts;
  private final Map<NightPart, PartOutcome> outcomes = new EnumMap<>(NightPart.class);
  private List<String> own = List.of();

  /**
   * @param parts those that belong to it, in their order
   */
  public Night(Collection<NightPart> parts) {
    this.parts = parts.stream().sorted().distinct().toList();
  }

  public List<NightPart> parts() {
    return parts;
  }

  /** Takes note of how a part went, instead of how an earlier try of it went. */
  public void ended(PartOutcome outcome) {
    outcomes.put(outcome.part(), outcome);
  }

  /** Takes note of what needs a person whatever the parts say. */
  public void found(List<String> findings) {
    own = List.copyOf(findings);
  }

  /**
   * A part of this night that another needs, and that is not complete; empty where there is none.
   */
  public Optional<NightPart> missingFor(NightPart part) {
    return part.needs().stream()
        .filter(parts::contains)
        .filter(needed -> !isComplete(needed))
        .sorted()
        .findFirst();
  }

  private boolean isComplete(NightPart part) {
    PartOutcome outcome = outcomes.get(part);
    return outcome != null && outcome.status() == Status.COMPLETE;
  }

  /** The outcomes so far, in the parts' order. */
  public List<PartOutcome> outcomes() {
    return List.copyOf(outcomes.values());
  }

  /** Why the night is not complete, a line each that names the part. */
  public List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (PartOutcome outcome : outcomes.values()) {
      if (outcome.status() != Status.AWAITING) {
        outcome.failures().forEach(line -> failures.add(line(outcome, line)));
      }
    }
    return failures;
  }

  /** What needs a person, a line each; what several parts say alike is said once. */
  public List<String> findings() {
    Map<String, String> findings = new LinkedHashMap<>();
    own.forEach(line -> findings.put(line, line));
    for (PartOutcome outcome : outcomes.values()) {
      outcome.findings().forEach(line -> findings.putIfAbsent(line, line(outcome, line)));
    }
    return List.copyOf(findings.values());
  }

  private static String line(PartOutcome outcome, String line) {
    return outcome.part().jobName() + ": " + line;
  }

  /** Whether a part waits for a person. */
  public boolean isAwaiting() {
    return outcomes.values().stream().anyMatch(it -> it.status() == Status.AWAITING);
  }

  /** How it went, in a line. */
  public String inWords() {
    Map<Status, Long> counts =
        outcomes.values().stream()
            .collect(
                Collectors.groupingBy(
                    PartOutcome::status, () -> new EnumMap<>(Status.class), Collectors.counting()));
    return "%d parts: %s"
        .formatted(
            outcomes.size(),
            counts.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey().word())
                .collect(Collectors.joining(", ")));
  }
}
