package dev.steward.rectification;

import static dev.steward.report.ReportType.LONG;
import static dev.steward.report.ReportType.TEXT;

import dev.steward.rectification.Line.Kind;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import dev.steward.request.Identifier;
import dev.steward.request.Pseudonyms;
import dev.steward.subject.Asked;
import dev.steward.subject.Resolution;
import dev.steward.subject.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the rows of the report: by request, table and column. */
public final class CorrectionsReport {
  /** A row a request and each column that it is about, hits or not. */
  public static final ReportSchema SCHEMA =
      ReportSchema.of(
          "corrections",
          new ReportColumn("request_id", TEXT),
          new ReportColumn("subject", TEXT),
          new ReportColumn("source", TEXT),
          new ReportColumn("table", TEXT),
          new ReportColumn("column", TEXT),
          new ReportColumn("category", TEXT),
          new ReportColumn("rows_matched", LONG),
          new ReportColumn("rows_corrected", LONG),
          new ReportColumn("status", TEXT));

  private final List<Asked> asked;
  private final Map<String, Resolution.Answer> answers = new HashMap<>();
  private final Map<String, Subject> subjects = new HashMap<>();
  private final Pseudonyms pseudonyms;

  public CorrectionsReport(Resolution resolution, List<Asked> asked, Pseudonyms pseudonyms) {
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

  /**
   * @param rectified empty where the plan is not carried out
   */
  public <E extends Exception> void write(
      StoredCorrections plan, Optional<Rectified> rectified, Rows<E> rows) throws E {
    Map<String, List<Integer>> byRequest = new HashMap<>();
    for (int i = 0; i < plan.lines().size(); i++) {
      byRequest.computeIfAbsent(plan.lines().get(i).request(), it -> new ArrayList<>()).add(i);
    }
    Map<String, Fate> fates = new HashMap<>();
    plan.fates().forEach(fate -> fates.put(fate.request(), fate));
    for (Asked request : asked) {
      Optional<Fate> fate = Optional.ofNullable(fates.get(request.id()));
      List<Integer> lines = byRequest.getOrDefault(request.id(), List.of());
      if (lines.isEmpty()) {
        rows.add(row(request, null, 0, 0, fate.map(it -> word(it.verdict())).orElse(why(request))));
        continue;
      }
      Verdict verdict = fate.map(Fate::verdict).orElse(Verdict.CORRECT);
      boolean held = verdict == Verdict.BLOCKED || verdict == Verdict.WAITS;
      if (held && lines.stream().map(plan.lines()::get).noneMatch(CorrectionsReport::tells)) {
        rows.add(row(request, null, 0, 0, word(verdict)));
      }
      for (int i : lines) {
        Line line = plan.lines().get(i);
        long corrected = done(fate.orElseThrow(), line) ? rectified.map(of(i)).orElse(0L) : 0;
        rows.add(
            row(
                request,
                line,
                line.matched(),
                corrected,
                status(fate.orElseThrow(), i, line, rectified)));
      }
    }
  }

  private static java.util.function.Function<Rectified, Long> of(int line) {
    return rectified -> rectified.corrected(line);
  }

  /** Whether a line shows what holds its request up. */
  private static boolean tells(Line line) {
    return line.misfit() || (line.kind() == Kind.THEIRS && line.matched() > 0);
  }

  private static boolean done(Fate fate, Line line) {
    return fate.verdict() == Verdict.CORRECT && line.kind() == Kind.THEIRS && line.matched() > 0;
  }

  private static String status(Fate fate, int i, Line line, Optional<Rectified> rectified) {
    if (line.misfit()) {
      return "failed";
    }
    if (line.kind() != Kind.THEIRS) {
      return line.kind().word();
    }
    if (fate.verdict() == Verdict.CORRECT && rectified.isPresent()) {
      if (rectified.get().shortfall(i).isPresent()) {
        return "failed";
      }
    }
    if (line.matched() == 0) {
      return line.right() > 0 ? "already-so" : "none";
    }
    return switch (fate.verdict()) {
      case CORRECT -> rectified.isPresent() ? "corrected" : "planned";
      case WAITS -> "waits";
      case BLOCKED, REJECTED, ALREADY_SO -> "not-done";
    };
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case REJECTED -> "rejected";
      case WAITS -> "waits";
      case BLOCKED -> "failed";
      case CORRECT, ALREADY_SO -> "already-so";
    };
  }

  private String why(Asked request) {
    Resolution.Answer answer = answers.get(request.id());
    return answer == null || answer.people().isEmpty() ? "not-found" : "ambiguous";
  }

  private String name(Asked request) {
    Subject subject = subjects.get(request.id());
    return subject == null
        ? pseudonyms.of(new Identifier(request.kind(), request.value()))
        : pseudonyms.of(subject.keys().get(0));
  }

  private List<@Nullable Object> row(
      Asked request, @Nullable Line line, long matched, long corrected, String status) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(request.id());
    row.add(name(request));
    row.add(line == null ? null : line.table().source());
    row.add(line == null ? null : line.table().table());
    row.add(line == null ? null : line.column());
    row.add(line == null || line.category().isEmpty() ? null : line.category());
    row.add(matched);
    row.add(corrected);
    row.add(status);
    return row;
  }

  @Override
  public String toString() {
    return "CorrectionsReport[" + asked.size() + " requests]";
  }
}
