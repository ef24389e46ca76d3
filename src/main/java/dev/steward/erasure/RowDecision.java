package dev.steward.erasure;

import dev.steward.catalog.EraseRule;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import dev.steward.erasure.PlannedChange.Key;
import dev.steward.erasure.PlannedChange.Target;
import dev.steward.source.CellDate;
import dev.steward.source.RowChange.DateCondition;
import dev.steward.subject.Belonging;
import dev.steward.subject.Edge;
import dev.steward.subject.FoundTable;
import dev.steward.subject.Root;
import dev.steward.subject.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Decides on rows of one table, and drafts what is to be done with them. For one thread. */
final class RowDecision {
  private final RuledTable ruled;
  private final FoundTable rows;
  private final Links links;
  private final Draft draft;

  RowDecision(RuledTable ruled, FoundTable rows, Links links, Draft draft) {
    this.ruled = ruled;
    this.rows = rows;
    this.links = links;
    this.draft = draft;
  }

  /** A row in its extended batch, found for a person. */
  record Row(RowBatch batch, int row, Subject subject) {}

  /** Tells what becomes of it. */
  Outcome decide(Row row, Belonging belonging) {
    return switch (belonging) {
      case UNCERTAIN -> {
        Outcome kept = Outcome.of(Deed.KEEP);
        draft.row(row.subject().ordinal(), ruled.table(), kept, "", true);
        yield kept;
      }
      case NAMES -> names(row);
      case OWNS, SHARED -> theirs(row, belonging);
    };
  }

  /** Another's row: it refers to the person no more, unless it is kept as it is by law. */
  private Outcome names(Row row) {
    Optional<EraseRule.Retain> retain =
        ruled.rule().filter(EraseRule.Retain.class::isInstance).map(EraseRule.Retain.class::cast);
    if (retain.isPresent()) {
      Outcome outcome = retained(row, retain.get());
      if (outcome.deed() == Deed.RETAIN) {
        for (Edge edge : ruled.search().in()) {
          keys(row, edge).forEach(key -> change(edge.toColumns(), outcome, List.of(), key));
        }
        return take(row, outcome);
      }
    }
    return unlink(row, edge -> true, Outcome.of(Deed.UNLINK));
  }

  private Outcome theirs(Row row, Belonging belonging) {
    if (ruled.rule().isEmpty()) {
      return block(row, "no rule says what erasure does with its rows");
    }
    Optional<Outcome> byRule = byRule(row);
    if (byRule.isEmpty()) {
      return block(row, "it belongs to no row of the table that it follows");
    }
    Outcome outcome = byRule.get();
    if (ruled.shared() && outcome.deed() != Deed.RETAIN && isOthersToo(row)) {
      if (belonging == Belonging.SHARED) {
        goes(row, Outcome.of(Deed.KEEP));
        return unlink(
            row, edge -> edge.toColumns().stream().noneMatch(ruled.fixed()::contains), outcome);
      }
      goes(row, Outcome.of(Deed.ANONYMISE));
      return anonymiseShared(row);
    }
    goes(row, outcome);
    Optional<List<String>> link = ruled.shared() ? Optional.empty() : linkTarget(row);
    return link.isPresent() ? byLink(row, link.get(), outcome) : byKey(row, outcome);
  }

  /** What the table's rule says; empty where it follows rows that the row does not belong to. */
  private Optional<Outcome> byRule(Row row) {
    EraseRule rule = ruled.rule().orElseThrow();
    if (rule instanceof EraseRule.Retain retain) {
      return Optional.of(retained(row, retain));
    }
    if (rule instanceof EraseRule.Follow follow) {
      return ruled.owners().stream()
          .filter(edge -> edge.from().equals(follow.of()))
          .flatMap(edge -> keys(row, edge).stream().map(key -> links.outcome(edge, key)))
          .flatMap(Optional::stream)
          .reduce(Outcome::orMore);
    }
    return Optional.of(Outcome.of(rule instanceof EraseRule.Delete ? Deed.DELETE : Deed.ANONYMISE));
  }

  private Outcome retained(Row row, EraseRule.Retain rule) {
    if (ruled.retention().isEmpty()) {
      return new Outcome(Deed.RETAIN, rule.basis(), Optional.empty());
    }
    Retention retention = ruled.retention().get();
    OptionalLong day = day(row, retention.until().column());
    if (day.isEmpty()) {
      return new Outcome(Deed.RETAIN, rule.basis(), Optional.empty());
    }
    LocalDate date = LocalDate.ofEpochDay(day.getAsLong());
    return retention.hasEnded(date)
        ? Outcome.of(Deed.DELETE)
        : new Outcome(Deed.RETAIN, rule.basis(), Optional.of(retention.end(date)));
  }

  private OptionalLong day(Row row, String column) {
    for (int i = 0; i < rows.columns().size(); i++) {
      if (rows.columns().get(i).name().equals(column)) {
        DataType type = rows.columns().get(i).type();
        return CellDate.day(row.batch().columns().get(i), type, row.row());
      }
    }
    return OptionalLong.empty();
  }

  /** Whether rows, or people, that are not erased are led to the row too. */
  private boolean isOthersToo(Row row) {
    for (Edge edge : ruled.owners()) {
      for (List<String> cells : rows.cells(row.batch(), row.row(), edge.toColumns())) {
        if (links.leadOthers(edge, cells)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A person's own row that others refer to: it stays for them, without what is the person's. */
  private Outcome anonymiseShared(Row row) {
    Outcome outcome = Outcome.of(Deed.ANONYMISE);
    List<List<String>> key = rows.cells(row.batch(), row.row(), ruled.key());
    if (ruled.key().isEmpty() || key.isEmpty()) {
      return block(row, "its rows are others' too, and nothing tells them apart");
    }
    Set<String> fixed = ruled.fixed();
    Set<String> emptied = new LinkedHashSet<>();
    for (Edge edge : ruled.owners()) {
      if (!keys(row, edge).isEmpty()) {
        edge.toColumns().stream().filter(name -> !fixed.contains(name)).forEach(emptied::add);
      }
    }
    draft.change(
        ruled.table(),
        new Target(ruled.key(), Optional.empty()),
        Deed.ANONYMISE,
        ruled.personal().stream().filter(name -> !emptied.contains(name)).toList(),
        List.copyOf(emptied),
        new Key(row.subject().ordinal(), key.get(0)));
    return take(row, outcome);
  }

  private interface Ways {
    boolean include(Edge edge);
  }

  /** Empties the columns by which a row refers to the person; where none does, it is kept. */
  private Outcome unlink(Row row, Ways ways, Outcome outcome) {
    boolean any = false;
    for (Edge edge : ruled.search().in()) {
      if (ways.include(edge) && rows.has(edge.toColumns())) {
        for (Key key : keys(row, edge)) {
          draft.change(
              ruled.table(),
              new Target(edge.toColumns(), Optional.empty()),
              Deed.UNLINK,
              List.of(),
              edge.toColumns(),
              key);
          any = true;
        }
      }
    }
    return take(row, new Outcome(any ? Deed.UNLINK : Deed.KEEP, outcome.basis(), Optional.empty()));
  }

  /** How a row is told that is nobody else's: by the person's key, or by a link. */
  private Optional<List<String>> linkTarget(Row row) {
    Optional<Root> root = ruled.search().root().filter(it -> !rootKeys(row, it).isEmpty());
    if (root.isPresent()) {
      return root.map(Root::key);
    }
    return ruled.owners().stream()
        .filter(edge -> rows.has(edge.toColumns()) && !keys(row, edge).isEmpty())
        .filter(this::isFollowed)
        .map(Edge::toColumns)
        .findFirst();
  }

  /** Rows that follow others are told by the link that they follow. */
  private boolean isFollowed(Edge edge) {
    return !(ruled.rule().orElseThrow() instanceof EraseRule.Follow follow)
        || edge.from().equals(follow.of());
  }

  private Outcome byLink(Row row, List<String> columns, Outcome outcome) {
    List<Key> keys =
        ruled
            .search()
            .root()
            .filter(root -> root.key().equals(columns))
            .map(root -> rootKeys(row, root))
            .orElseGet(
                () ->
                    ruled.owners().stream()
                        .filter(edge -> edge.toColumns().equals(columns))
                        .flatMap(edge -> keys(row, edge).stream())
                        .distinct()
                        .toList());
    keys.forEach(key -> change(columns, outcome, blanked(outcome), key));
    return take(row, outcome);
  }

  private Outcome byKey(Row row, Outcome outcome) {
    List<List<String>> key = rows.cells(row.batch(), row.row(), ruled.key());
    if (ruled.key().isEmpty() || key.isEmpty()) {
      return block(row, "nothing tells its rows apart");
    }
    draft.change(
        ruled.table(),
        new Target(ruled.key(), Optional.empty()),
        outcome.deed(),
        blanked(outcome),
        List.of(),
        new Key(row.subject().ordinal(), key.get(0)));
    return take(row, outcome);
  }

  /** Where a date decides, it decides again when rows are changed: others may have come. */
  private void change(List<String> columns, Outcome outcome, List<String> blanked, Key key) {
    Optional<Retention> retention =
        ruled.rule().filter(EraseRule.Retain.class::isInstance).flatMap(it -> ruled.retention());
    if (retention.isEmpty()) {
      draft.change(
          ruled.table(),
          new Target(columns, Optional.empty()),
          outcome.deed(),
          blanked,
          List.of(),
          key);
      return;
    }
    String date = retention.get().until().column();
    LocalDate last = retention.get().lastEnded();
    draft.change(
        ruled.table(),
        new Target(columns, Optional.of(new DateCondition(date, last, true))),
        Deed.DELETE,
        List.of(),
        List.of(),
        key);
    draft.change(
        ruled.table(),
        new Target(columns, Optional.of(new DateCondition(date, last, false))),
        Deed.RETAIN,
        ruled.blankedMeanwhile(),
        List.of(),
        key);
  }

  private List<String> blanked(Outcome outcome) {
    return switch (outcome.deed()) {
      case ANONYMISE -> ruled.personal();
      case RETAIN -> ruled.blankedMeanwhile();
      default -> List.of();
    };
  }

  /** The keys by which a way leads from the person to the row. */
  private List<Key> keys(Row row, Edge edge) {
    List<Key> keys = new ArrayList<>();
    for (List<String> cells : rows.cells(row.batch(), row.row(), edge.toColumns())) {
      if (links.lead(edge, row.subject().ordinal(), cells)) {
        keys.add(new Key(row.subject().ordinal(), cells));
      }
    }
    return keys;
  }

  private List<Key> rootKeys(Row row, Root root) {
    return rows.cells(row.batch(), row.row(), root.key()).stream()
        .filter(
            cells ->
                row.subject().keys().stream()
                    .anyMatch(
                        key -> key.people().equals(root.table()) && key.cells().equals(cells)))
        .map(cells -> new Key(row.subject().ordinal(), cells))
        .toList();
  }

  private void goes(Row row, Outcome outcome) {
    for (Edge edge : rows.out()) {
      for (List<String> cells : rows.cells(row.batch(), row.row(), edge.fromColumns())) {
        links.decided(
            edge,
            new Key(row.subject().ordinal(), cells),
            outcome,
            () -> rows.identity(row.batch(), row.row(), ruled.key()));
      }
    }
  }

  private Outcome take(Row row, Outcome outcome) {
    draft.row(row.subject().ordinal(), ruled.table(), outcome, "", false);
    return outcome;
  }

  private Outcome block(Row row, String blocker) {
    Outcome kept = Outcome.of(Deed.KEEP);
    draft.row(row.subject().ordinal(), ruled.table(), kept, blocker, false);
    return kept;
  }

  @Override
  public String toString() {
    return "RowDecision[" + ruled.table() + "]";
  }
}
