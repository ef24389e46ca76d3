package dev.steward.erasure;

import dev.steward.core.TableRef;
import dev.steward.request.Identifier;
import dev.steward.request.Pseudonyms;
import dev.steward.subject.Asked;
import dev.steward.subject.Resolution;
import dev.steward.subject.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the rows of the reports: by request, then as the plan has them. */
public final class ErasureReport {
  private final List<Asked> asked;
  private final Map<String, Resolution.Answer> answers = new HashMap<>();
  private final Map<String, Subject> subjects = new HashMap<>();
  private final Pseudonyms pseudonyms;

  public ErasureReport(Resolution resolution, List<Asked> asked, Pseudonyms pseudonyms) {
    this.asked = asked.stream().sorted(Comparator.comparing(Asked::id)).toList();
    this.pseudonyms = pseudonyms;
    resolution.answers().forEach(answer -> answers.put(answer.request(), answer));
    for (Subject subject : resolution.subjects()) {
      subject.requests().forEach(id -> subjects.put(id, subject));
    }
  }

  /** Takes rows one by one. */
  public interface Rows<E extends Exception> {
    void add(List<@Nullable Object> row) throws E;
  }

  /** The rows of {@link Reports#PLAN}. */
  public <E extends Exception> void plan(StoredPlan plan, Rows<E> rows) throws E {
    Map<Integer, List<PlanRow>> bySubject =
        plan.rows().stream().collect(Collectors.groupingBy(PlanRow::subject));
    for (Asked request : asked) {
      Subject subject = subjects.get(request.id());
      if (subject == null) {
        rows.add(row(request.id(), name(request), null, null, null, null, 0L, null, why(request)));
        continue;
      }
      for (PlanRow row : bySubject.getOrDefault(subject.ordinal(), List.of())) {
        rows.add(
            row(
                request.id(),
                name(request),
                row.table().source(),
                row.table().table(),
                row.deed().word(),
                text(row.basis()),
                row.rows(),
                row.until().orElse(null),
                text(row.blocker())));
      }
    }
  }

  /** The rows of {@link Reports#CERTIFICATE}. */
  public <E extends Exception> void certificate(Proof proof, Instant at, Rows<E> rows) throws E {
    TreeSet<TableRef> tables = new TreeSet<>(proof.searched().keySet());
    tables.addAll(proof.notSearched().keySet());
    tables.addAll(proof.planned());
    Map<Integer, List<Proof.Residue>> residue = proof.residue();
    for (Asked request : asked) {
      Subject subject = subjects.get(request.id());
      if (subject == null) {
        rows.add(unresolved(request));
        continue;
      }
      for (TableRef table : tables) {
        long left =
            residue.getOrDefault(subject.ordinal(), List.of()).stream()
                .filter(it -> it.table().equals(table))
                .mapToLong(Proof.Residue::hits)
                .sum();
        rows.add(certified(request, subject.ordinal(), table, proof, left, at));
      }
    }
  }

  private List<@Nullable Object> certified(
      Asked request, int subject, TableRef table, Proof proof, long residue, Instant at) {
    List<PlanRow> planned = proof.planned(subject, table);
    Searched searched = proof.searched().get(table);
    boolean blocked = proof.isBlocked(subject);
    String status =
        blocked
            ? "blocked"
            : proof.notChanged().containsKey(table) && !planned.isEmpty()
                ? "failed"
                : searched == null
                    ? "not-searched"
                    : residue > 0
                        ? "residue"
                        : count(planned, Deed.RETAIN) > 0 ? "retained" : "clear";
    boolean done = !blocked && !status.equals("failed");
    return row(
        request.id(),
        name(request),
        table.source(),
        table.table(),
        text(words(planned)),
        text(bases(planned)),
        searched == null || blocked ? null : searched.rows(),
        searched == null || blocked ? null : (long) searched.columns(),
        planned.stream().mapToLong(PlanRow::rows).sum(),
        done ? count(planned, Deed.DELETE) : 0L,
        done ? count(planned, Deed.ANONYMISE) + count(planned, Deed.UNLINK) : 0L,
        count(planned, Deed.RETAIN),
        until(planned).orElse(null),
        searched == null || blocked ? null : residue,
        status,
        searched == null || blocked ? null : at);
  }

  private List<@Nullable Object> unresolved(Asked request) {
    return row(
        request.id(),
        name(request),
        null,
        null,
        null,
        null,
        null,
        null,
        0L,
        0L,
        0L,
        0L,
        null,
        null,
        why(request),
        null);
  }

  /** The rows of {@link Reports#RESIDUE}. */
  public <E extends Exception> void residue(Proof proof, Rows<E> rows) throws E {
    Map<Integer, List<Proof.Residue>> residue = proof.residue();
    for (Asked request : asked) {
      Subject subject = subjects.get(request.id());
      if (subject != null) {
        for (Proof.Residue left : residue.getOrDefault(subject.ordinal(), List.of())) {
          rows.add(
              row(
                  request.id(),
                  name(request),
                  left.table().source(),
                  left.table().table(),
                  left.column(),
                  left.category(),
                  left.hits()));
        }
      }
    }
  }

  /** The person whom a request means; empty where that is nobody, or several. */
  public Optional<Subject> subject(String request) {
    return Optional.ofNullable(subjects.get(request));
  }

  /** What the person of a request is called. */
  public String name(Asked request) {
    Subject subject = subjects.get(request.id());
    return subject == null
        ? pseudonyms.of(new Identifier(request.kind(), request.value()))
        : pseudonyms.of(subject.keys().get(0));
  }

  private String why(Asked request) {
    Resolution.Answer answer = answers.get(request.id());
    return answer == null || answer.people().isEmpty() ? "not-found" : "ambiguous";
  }

  private static long count(List<PlanRow> rows, Deed deed) {
    return rows.stream().filter(row -> row.deed() == deed).mapToLong(PlanRow::rows).sum();
  }

  private static String words(List<PlanRow> rows) {
    return rows.stream()
        .map(PlanRow::deed)
        .distinct()
        .sorted()
        .map(Deed::word)
        .collect(Collectors.joining("+"));
  }

  private static String bases(List<PlanRow> rows) {
    return rows.stream()
        .map(PlanRow::basis)
        .filter(basis -> !basis.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static Optional<LocalDate> until(List<PlanRow> rows) {
    return rows.stream().flatMap(row -> row.until().stream()).max(Comparator.naturalOrder());
  }

  private static @Nullable String text(String text) {
    return text.isEmpty() ? null : text;
  }

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    List<@Nullable Object> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell);
    }
    return row;
  }

  @Override
  public String toString() {
    return "ErasureReport[" + asked.size() + " requests]";
  }
}
