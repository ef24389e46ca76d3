package dev.steward.rectification;

import dev.steward.core.TableRef;
import dev.steward.rectification.Line.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What is known once a plan was carried out. Immutable. */
public final class Rectified {
  private final StoredCorrections plan;
  private final Map<TableRef, String> notChanged;
  private final Map<TableRef, Checked> checked;
  private final Map<TableRef, String> notChecked;
  private final Map<String, Fate> fates = new HashMap<>();
  private final Map<String, List<Integer>> lines = new HashMap<>();

  /**
   * @param notChanged why rows of tables could not be changed, by table
   * @param checked what was seen in the tables that were looked at whole
   * @param notChecked why others could not be, by table
   */
  public Rectified(
      StoredCorrections plan,
      Map<TableRef, String> notChanged,
      Map<TableRef, Checked> checked,
      Map<TableRef, String> notChecked) {
    this.plan = plan;
    this.notChanged = Collections.unmodifiableMap(new TreeMap<>(notChanged));
    this.checked = Collections.unmodifiableMap(new TreeMap<>(checked));
    this.notChecked = Collections.unmodifiableMap(new TreeMap<>(notChecked));
    plan.fates().forEach(fate -> fates.put(fate.request(), fate));
    for (int i = 0; i < plan.lines().size(); i++) {
      lines.computeIfAbsent(plan.lines().get(i).request(), it -> new ArrayList<>()).add(i);
    }
  }

  /** Why rows of tables could not be changed, by table. */
  public Map<TableRef, String> notChanged() {
    return notChanged;
  }

  /** Why tables could not be looked at, by table. */
  public Map<TableRef, String> notChecked() {
    return notChecked;
  }

  /**
   * The rows of a line that are right now: those that hold the right value beyond those that did
   * before, and as many at most as were planned and hold no wrong value any more.
   */
  long corrected(int line) {
    Line of = plan.lines().get(line);
    Optional<Checked> seen = seen(of);
    if (seen.isEmpty()) {
      return 0;
    }
    long wrong = seen.get().wrong().getOrDefault(line, 0L);
    long right = seen.get().right().getOrDefault(line, 0L) - of.right();
    return Math.max(0, Math.min(of.matched() - wrong, right));
  }

  private Optional<Checked> seen(Line line) {
    return Optional.ofNullable(checked.get(line.table()));
  }

  /** Why a line is not as it should be; empty where it is. */
  Optional<String> shortfall(int line) {
    Line of = plan.lines().get(line);
    if (of.kind() != Kind.THEIRS) {
      return Optional.empty();
    }
    String place = of.table() + "." + of.column();
    if (of.matched() > 0 && notChanged.containsKey(of.table())) {
      return Optional.of(place + ": not changed");
    }
    if (seen(of).isEmpty()) {
      boolean looked = !notChecked.containsKey(of.table()) && of.matched() == 0;
      return looked ? Optional.empty() : Optional.of(place + ": not looked at afterwards");
    }
    long wrong = seen(of).get().wrong().getOrDefault(line, 0L);
    if (wrong > 0) {
      return Optional.of(place + ": the value that was wrong still stands in " + wrong + " rows");
    }
    long missing = of.matched() - corrected(line);
    return missing > 0
        ? Optional.of(place + ": " + missing + " rows are gone, or were changed meanwhile")
        : Optional.empty();
  }

  /** Why a request is not, or not wholly, carried out, a line each; empty where it is. */
  public List<String> shortfalls(String request) {
    Fate fate = Objects.requireNonNull(fates.get(request));
    if (fate.verdict() != Verdict.CORRECT) {
      return fate.verdict() == Verdict.ALREADY_SO ? List.of() : List.of(fate.reason());
    }
    List<String> shortfalls = new ArrayList<>();
    for (int line : lines.getOrDefault(request, List.of())) {
      shortfall(line).ifPresent(shortfalls::add);
    }
    return shortfalls;
  }

  /** The tables of which rows were put right for a request. */
  public List<TableRef> corrected(String request) {
    return lines.getOrDefault(request, List.of()).stream()
        .filter(line -> corrected(line) > 0)
        .map(line -> plan.lines().get(line).table())
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return "Rectified[" + checked.size() + " tables]";
  }
}
