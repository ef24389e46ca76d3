package dev.steward.rectification;

import dev.steward.core.TableRef;
import dev.steward.request.Correction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A request while a plan is made. Holds personal data. For one thread. */
final class Task {
  private final String request;
  private final int subject;
  private final String right;
  private final Aim aim;
  private final ValueForm form;
  private final Set<String> values = new TreeSet<>();
  private final TreeMap<TableRef, Set<String>> empty = new TreeMap<>();
  private Verdict verdict = Verdict.CORRECT;
  private String reason = "";
  private boolean isTold;
  private List<String> wrong = List.of();
  private Optional<TableRef> filledTable = Optional.empty();
  private String filledColumn = "";

  Task(String request, int subject, Correction correction, Aim aim, ValueForm form) {
    this.request = request;
    this.subject = subject;
    this.right = correction.newValue();
    this.aim = aim;
    this.form = form;
  }

  String request() {
    return request;
  }

  int subject() {
    return subject;
  }

  Aim aim() {
    return aim;
  }

  /** Takes what a row of the person's own says in a column of the aim. */
  void told(TableRef table, String column, List<String> cell) {
    isTold = true;
    List<String> all = cell.stream().flatMap(it -> form.of(aim.category(), it).stream()).toList();
    values.addAll(all);
    if (all.isEmpty()) {
      empty.computeIfAbsent(table, it -> new TreeSet<>()).add(column);
    }
  }

  /**
   * Settles which values are wrong, once all rows have told.
   *
   * @param people the tables in which the person has a row of their own, the first first
   */
  void settle(List<TableRef> people) {
    Optional<String> now = form.of(aim.category(), right);
    wrong = values.stream().filter(value -> now.filter(value::equals).isEmpty()).toList();
    if (!wrong.isEmpty()) {
      return;
    }
    if (now.isEmpty() || !values.isEmpty()) {
      verdict = Verdict.ALREADY_SO;
      return;
    }
    Optional<TableRef> table = people.stream().filter(empty::containsKey).findFirst();
    Set<String> columns = table.map(empty::get).orElse(Set.of());
    if (columns.size() == 1) {
      filledTable = table;
      filledColumn = columns.iterator().next();
    } else if (columns.isEmpty()) {
      block(
          isTold
              ? "nothing stands there that could be put right"
              : "the person has no rows with such a column");
    } else {
      block(
          "nothing stands in any of %s of %s; name the one as SOURCE.TABLE.COLUMN"
              .formatted(String.join(", ", columns), table.orElseThrow()));
    }
  }

  void block(String why) {
    verdict = Verdict.BLOCKED;
    reason = why;
  }

  /** Another request about the same comes first. */
  void waitFor(Task other) {
    verdict = Verdict.WAITS;
    reason = other.request + " corrects the same; it comes first";
  }

  void waitNoMore() {
    if (verdict == Verdict.WAITS) {
      verdict = Verdict.CORRECT;
      reason = "";
    }
  }

  Verdict verdict() {
    return verdict;
  }

  /** Whether some values are to be replaced. */
  boolean replaces() {
    return verdict == Verdict.CORRECT && !wrong.isEmpty();
  }

  List<String> wrong() {
    return wrong;
  }

  /** What puts a column right; empty where nothing is to be done there. */
  Optional<CellCorrection> correction(TableRef table, String column) {
    boolean fills = filledTable.isPresent();
    boolean here = !fills || (filledTable.get().equals(table) && filledColumn.equals(column));
    return here
        ? Optional.of(new CellCorrection(request, column, aim.category(), wrong, right, fills))
        : Optional.empty();
  }

  Fate fate() {
    return new Fate(request, subject, verdict, reason, wrong.size());
  }

  @Override
  public String toString() {
    return "Task[" + request + ", " + verdict + "]";
  }
}
