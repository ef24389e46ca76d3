package dev.steward.erasure;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.erasure.search.BatchScan;
import dev.steward.erasure.search.SearchTokens;
import dev.steward.request.Identifier;
import dev.steward.source.KeyMatch;
import dev.steward.source.RowCursor;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.subject.Root;
import dev.steward.subject.SubjectGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Searches tables, whatever is declared of them, for people who should be gone: for identifiers and
 * unmistakable keys in every column, for other keys where they may stand, and for rows that were to
 * be deleted. What is in rows that are lawfully kept counts for nothing. Safe for use by several
 * threads.
 */
public final class TableVerification {
  private final SubjectGraph graph;
  private final StoredPlan plan;
  private final SearchTokens tokens;
  private final List<Integer> wanted = new ArrayList<>();

  public TableVerification(SubjectGraph graph, StoredPlan plan) {
    this.graph = graph;
    this.plan = plan;
    SearchTokens.Builder builder = new SearchTokens.Builder();
    for (int i = 0; i < plan.tokens().size(); i++) {
      Identifier identifier = plan.tokens().get(i).identifier();
      Optional<Integer> token =
          identifier.kind().startsWith(Identifier.KEY)
              ? builder.key(identifier.value())
              : builder.identifier(identifier);
      if (token.isPresent()) {
        wanted.add(i);
      }
    }
    this.tokens = builder.build();
  }

  /** Searches a split. */
  public Searched search(Table table, Split split) throws SourceException {
    List<PlannedChange> changes = plan.of(table.ref()).map(TableChanges::changes).orElse(List.of());
    Set<String> handles = HandledRows.columns(changes);
    List<Column> columns = table.columns();
    int most = Math.max(1, Math.min(columns.size(), table.columnsAtOnce()));
    List<Searched> parts = new ArrayList<>();
    for (int from = 0; from < columns.size(); from += most) {
      Set<String> asked = new LinkedHashSet<>();
      columns.subList(from, Math.min(columns.size(), from + most)).stream()
          .map(Column::name)
          .forEach(asked::add);
      Set<String> read = new LinkedHashSet<>(asked);
      read.addAll(handles);
      try (RowCursor cursor = table.read(split, read)) {
        parts.add(
            new Pass(table.ref(), changes, cursor.columns(), asked, from == 0).through(cursor));
      }
    }
    Searched all = Searched.of(parts);
    long rows = parts.isEmpty() ? 0 : parts.get(0).rows();
    return new Searched(rows, columns.size(), all.hits(), all.left());
  }

  /** One reading of some columns of a split. */
  private final class Pass {
    private final TableRef table;
    private final List<Column> columns;
    private final Set<String> asked;
    private final boolean first;
    private final HandledRows handled;
    private final BatchScan scan = new BatchScan(tokens);
    private final WantedKeys.Sought keys;
    private final KeyMatch keyMatch;
    private final Map<Integer, Set<List<Integer>>> found = new HashMap<>();
    private final Map<Searched.Hit, Long> hits = new HashMap<>();
    private final Map<Searched.Left, Long> left = new HashMap<>();

    Pass(
        TableRef table,
        List<PlannedChange> changes,
        List<Column> columns,
        Set<String> asked,
        boolean first) {
      this.table = table;
      this.columns = columns;
      this.asked = asked;
      this.first = first;
      this.handled = new HandledRows(changes, columns);
      this.keys =
          new WantedKeys(graph, plan)
              .in(table, columns.stream().filter(it -> asked.contains(it.name())).toList());
      this.keyMatch = new KeyMatch(keys.filter(), columns);
    }

    Searched through(RowCursor cursor) throws SourceException {
      long rows = 0;
      for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
        rows += batch.rows();
        batch(batch);
      }
      List<Searched.Hit> allHits = new ArrayList<>();
      hits.forEach(
          (hit, count) ->
              allHits.add(new Searched.Hit(hit.wanted(), hit.column(), hit.others(), count)));
      List<Searched.Left> allLeft = new ArrayList<>();
      left.forEach(
          (it, count) -> allLeft.add(new Searched.Left(it.subject(), it.columns(), count)));
      return new Searched(rows, columns.size(), allHits, allLeft);
    }

    private void batch(RowBatch batch) {
      found.clear();
      scan.search(
          batch,
          (column, row, token) -> {
            if (asked.contains(columns.get(column).name())) {
              found(row, column, wanted.get(token));
            }
          });
      keyMatch.open(batch);
      handled.open(batch);
      for (int row = 0; row < batch.rows(); row++) {
        keys(row);
        if (first && handled.names(row)) {
          left(row);
        }
      }
      found.forEach(this::judge);
    }

    private void found(int row, int column, int token) {
      found.computeIfAbsent(row, it -> new LinkedHashSet<>()).add(List.of(column, token));
    }

    private void keys(int row) {
      if (keys.filter().anyOf().isEmpty() || !keyMatch.names(row)) {
        return;
      }
      keyMatch.find(
          row,
          (alternative, tuple) -> {
            String name = keys.filter().anyOf().get(alternative).columns().get(0).name();
            int column = columns.stream().map(Column::name).toList().indexOf(name);
            keys.wanted()
                .get(alternative)
                .getOrDefault(tuple, Set.of())
                .forEach(token -> found(row, column, token));
          });
    }

    private void left(int row) {
      handled.tell(
          row,
          (change, subject) -> {
            if (change.deed() == Deed.DELETE) {
              left.merge(
                  new Searched.Left(subject, String.join("+", change.target().columns()), 0),
                  1L,
                  Long::sum);
            }
          });
    }

    /** Counts what names people in a row, unless it is kept. */
    private void judge(int row, Set<List<Integer>> named) {
      Map<Integer, Set<Deed>> deeds = new HashMap<>();
      handled.tell(
          row,
          (change, subject) ->
              deeds.computeIfAbsent(subject, it -> new LinkedHashSet<>()).add(change.deed()));
      for (List<Integer> each : named) {
        Wanted token = plan.tokens().get(each.get(1));
        String column = columns.get(each.get(0)).name();
        Set<Deed> theirs = deeds.getOrDefault(token.subject(), Set.of());
        if (theirs.contains(Deed.RETAIN) || isOwnKey(theirs, token, column)) {
          continue;
        }
        boolean others = theirs.isEmpty() && isIdentifier(token, column);
        hits.merge(new Searched.Hit(each.get(1), column, others, 0), 1L, Long::sum);
      }
    }

    /** The key in the row of a person that stays, anonymised. */
    private boolean isOwnKey(Set<Deed> deeds, Wanted token, String column) {
      return deeds.contains(Deed.ANONYMISE)
          && root()
              .filter(root -> root.key().contains(column))
              .filter(root -> token.identifier().kind().equals(Identifier.keyKind(root.table())))
              .isPresent();
    }

    private boolean isIdentifier(Wanted token, String column) {
      return root()
          .filter(root -> token.identifier().kind().equals(root.identifiers().get(column)))
          .isPresent();
    }

    private Optional<Root> root() {
      return graph.roots().stream().filter(root -> root.table().equals(table)).findFirst();
    }
  }

  @Override
  public String toString() {
    return "TableVerification[" + tokens + "]";
  }
}
