package dev.steward.rectification;

import dev.steward.core.TableRef;
import dev.steward.rectification.Feasibility.Obstacle;
import dev.steward.request.Correction;
import dev.steward.subject.Resolution;
import dev.steward.subject.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The requests of which a plan is made, by person. Holds personal data. For one thread. */
final class Tasks {
  private final ValueForm form;
  private final Map<Integer, List<Task>> bySubject = new TreeMap<>();
  private final Map<TableRef, Set<String>> columns = new TreeMap<>();
  private final List<Fate> refused = new ArrayList<>();
  private final Map<String, Obstacle> obstacles = new HashMap<>();

  Tasks(Resolution resolution, Map<String, Correction> corrections, Aims aims, ValueForm form) {
    this.form = form;
    for (Subject subject : resolution.subjects()) {
      for (String request : subject.requests()) {
        Optional.ofNullable(corrections.get(request))
            .ifPresent(correction -> add(subject, request, correction, aims.of(correction)));
      }
    }
  }

  private void add(Subject subject, String request, Correction correction, Aimed aimed) {
    if (aimed instanceof Refusal refusal) {
      Verdict verdict = refusal.forGood() ? Verdict.REJECTED : Verdict.BLOCKED;
      refused.add(new Fate(request, subject.ordinal(), verdict, refusal.reason(), 0));
      return;
    }
    Aim aim = (Aim) aimed;
    Optional<String> fault =
        correction.newValue().isEmpty()
            ? Optional.empty()
            : form.fault(aim.category(), correction.newValue());
    if (fault.isPresent()) {
      refused.add(new Fate(request, subject.ordinal(), Verdict.BLOCKED, fault.get(), 0));
      return;
    }
    bySubject
        .computeIfAbsent(subject.ordinal(), it -> new ArrayList<>())
        .add(new Task(request, subject.ordinal(), correction, aim, form));
    aim.reached()
        .forEach(
            (table, names) -> columns.computeIfAbsent(table, it -> new TreeSet<>()).addAll(names));
  }

  boolean isEmpty() {
    return bySubject.isEmpty();
  }

  List<Task> all() {
    return bySubject.values().stream().flatMap(List::stream).toList();
  }

  /** Those of a person, in the order they were received. */
  List<Task> of(int subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  /** The columns that any is about, by table. */
  Map<TableRef, Set<String>> columns() {
    return Collections.unmodifiableMap(columns);
  }

  /** Takes why a request cannot be carried out; the first reason counts. */
  void obstacle(Obstacle obstacle) {
    obstacles.putIfAbsent(obstacle.request(), obstacle);
  }

  /** Whether some are to be carried out that cannot be. */
  boolean haveNewObstacles() {
    return all().stream()
        .anyMatch(
            task -> task.verdict() == Verdict.CORRECT && obstacles.containsKey(task.request()));
  }

  /** Gives up what cannot be carried out. */
  void giveUp() {
    for (Task task : all()) {
      Obstacle obstacle = obstacles.get(task.request());
      if (obstacle != null && task.verdict() == Verdict.CORRECT) {
        String place = obstacle.table() + "." + obstacle.column();
        task.block(place + ": " + obstacle.reason());
      }
    }
  }

  /** Of several about the same, one at a time is carried out, and of those that can be. */
  void queue() {
    for (List<Task> theirs : bySubject.values()) {
      for (int i = 0; i < theirs.size(); i++) {
        Task task = theirs.get(i);
        task.waitNoMore();
        if (task.verdict() == Verdict.CORRECT) {
          theirs.subList(0, i).stream()
              .filter(other -> other.verdict() == Verdict.CORRECT)
              .filter(other -> other.aim().meets(task.aim()))
              .findFirst()
              .ifPresent(task::waitFor);
        }
      }
    }
  }

  /** A line, marked where it is the place at which its request fails. */
  Line marked(Line line) {
    Obstacle obstacle = obstacles.get(line.request());
    boolean here =
        obstacle != null
            && obstacle.table().equals(line.table())
            && obstacle.column().equals(line.column())
            && line.kind() == Line.Kind.THEIRS;
    return here ? line.blocked() : line;
  }

  List<Fate> fates() {
    List<Fate> fates = new ArrayList<>(refused);
    all().forEach(task -> fates.add(task.fate()));
    return fates;
  }

  @Override
  public String toString() {
    return "Tasks[" + bySubject.size() + " people]";
  }
}
