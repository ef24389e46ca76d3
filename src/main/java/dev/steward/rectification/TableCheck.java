package dev.steward.rectification;

import dev.steward.core.Column;
import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.request.IdentifierForms;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyMatch;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.subject.Belonging;
import dev.steward.subject.FoundTable;
import dev.steward.subject.SubjectGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Looks at people's rows of a table once they are put right, those included that have come since:
 * no cell of theirs may hold a wrong value, and the right one has to stand there. Safe for use by
 * several threads.
 */
public final class TableCheck {
  private final SubjectGraph graph;
  private final TableRef ref;
  private final TableCorrections plan;
  private final ValueForm form;
  private final KeyFilter filter;
  private final List<Map<List<String>, Set<Integer>>> people;
  private final Map<Integer, List<Sought>> sought = new HashMap<>();

  public TableCheck(
      SubjectGraph graph, StoredCorrections plan, TableRef table, IdentifierForms forms) {
    this.graph = graph;
    this.ref = table;
    this.plan = plan.of(table).orElseThrow();
    this.form = new ValueForm(forms);
    this.filter = new KeyFilter(this.plan.ways().stream().map(Way::filter).toList());
    this.people = this.plan.ways().stream().map(Way::people).toList();
    for (Sought each : this.plan.sought()) {
      sought.computeIfAbsent(each.subject(), it -> new ArrayList<>()).add(each);
    }
  }

  /** The units of work. */
  public List<Split> plan(Table table) throws SourceException {
    return isPushed(table) ? table.plan(filter) : table.plan(new ScanScope.Full());
  }

  private static Set<String> names(Table table) {
    Set<String> names = new TreeSet<>();
    table.columns().stream().map(Column::name).forEach(names::add);
    return names;
  }

  /** Links within text find no rows before the text is read. */
  private boolean isPushed(Table table) {
    return names(table).containsAll(filter.columns());
  }

  /** Looks at a unit. */
  public Checked check(Table table, Split split) throws SourceException {
    Set<String> asked = new TreeSet<>(filter.columns());
    plan.sought().forEach(each -> asked.add(each.cell().column()));
    Set<String> read = new TreeSet<>();
    for (String name : names(table)) {
      boolean within = asked.stream().anyMatch(it -> it.startsWith(name + "."));
      if (within || asked.contains(name)) {
        read.add(name);
      }
    }
    try (RowCursor cursor =
        isPushed(table) ? table.read(split, read, filter) : table.read(split, read)) {
      return new Look(new FoundTable(graph, ref, cursor.columns(), asked)).through(cursor);
    }
  }

  /** What leads from a person to a row. */
  private static final class Lead {
    private Belonging belonging = Belonging.NAMES;
    private final Set<String> links = new TreeSet<>();
  }

  /** One reading of a unit. */
  private final class Look {
    private final FoundTable rows;
    private final List<Column> columns;
    private final KeyMatch match;
    private final Map<Integer, Long> wrong = new TreeMap<>();
    private final Map<Integer, Long> right = new TreeMap<>();

    Look(FoundTable rows) {
      this.rows = rows;
      this.columns = rows.extended();
      this.match = new KeyMatch(filter, columns);
    }

    Checked through(RowCursor cursor) throws SourceException {
      for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
        RowBatch extended = rows.extend(batch);
        match.open(extended);
        for (int row = 0; row < batch.rows(); row++) {
          if (match.names(row)) {
            row(extended, row);
          }
        }
      }
      return new Checked(wrong, right);
    }

    private void row(RowBatch batch, int row) {
      Map<Integer, Lead> leads = new TreeMap<>();
      match.find(
          row,
          (alternative, tuple) -> {
            Way way = plan.ways().get(alternative);
            for (int subject :
                people.get(alternative).getOrDefault(cells(alternative, tuple), Set.of())) {
              Lead lead = leads.computeIfAbsent(subject, it -> new Lead());
              if (way.belonging().ordinal() < lead.belonging.ordinal()) {
                lead.belonging = way.belonging();
              }
              if (way.link()) {
                lead.links.addAll(way.columns());
              }
            }
          });
      leads.forEach(
          (subject, lead) ->
              sought.getOrDefault(subject, List.of()).forEach(it -> look(it, lead, batch, row)));
    }

    private List<String> cells(int alternative, int tuple) {
      KeyTuples tuples = filter.anyOf().get(alternative).tuples();
      return IntStream.range(0, tuples.width()).mapToObj(i -> tuples.text(tuple, i)).toList();
    }

    private void look(Sought each, Lead lead, RowBatch batch, int row) {
      String name = each.cell().column();
      int column = columns.stream().map(Column::name).toList().indexOf(name);
      if (column < 0 || !Theirs.is(lead.belonging, each.direct(), lead.links.contains(name))) {
        return;
      }
      List<String> cell = CellText.of(batch.columns().get(column), columns.get(column).type(), row);
      if (each.cell().isWrong(form, cell)) {
        wrong.merge(each.line(), 1L, Long::sum);
      } else if (each.cell().isRight(form, cell)) {
        right.merge(each.line(), 1L, Long::sum);
      }
    }
  }

  @Override
  public String toString() {
    return "TableCheck[" + ref + "]";
  }
}
