package dev.steward.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.KeyCell;
import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForm;
import dev.steward.request.IdentifierForms;
import dev.steward.request.PersonKey;
import dev.steward.request.SubjectRequest;
import dev.steward.request.match.PersonLookup;
import dev.steward.request.match.Probe;
import dev.steward.request.match.RequestsInForce;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.source.KeyFilter.KeyColumn;
import dev.steward.source.RowCursor;
import dev.steward.source.SourceException;
import dev.steward.subject.RootRow.End;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks through one table of people for those whom requests name. For one thread. */
public final class PersonSearch {
  private static final String EMAIL = "email";

  private final SubjectGraph graph;
  private final Root root;
  private final RequestsInForce requests;
  private final KeyCell cell = new KeyCell();

  public PersonSearch(SubjectGraph graph, Root root, RequestsInForce requests) {
    this.graph = graph;
    this.root = root;
    this.requests = requests;
  }

  /** The rows that may be named; empty where nothing narrows them: hashes tell who was erased. */
  public Optional<KeyFilter> filter() {
    return requests.heedsSuppression() ? Optional.empty() : Optional.of(named());
  }

  private KeyFilter named() {
    List<KeyFilter.Keys> anyOf = new ArrayList<>();
    root.identifiers().forEach((column, kind) -> anyOf.add(keys(column, kind)));
    KeyTuples.Builder keys = KeyTuples.builder(root.key().size());
    for (SubjectRequest request : requests.requests()) {
      String value = request.identifier().value();
      String[] cells = root.key().size() == 1 ? new String[] {value} : value.split(",", -1);
      if (request.identifier().kind().equals(Identifier.KEY) && cells.length == root.key().size()) {
        keys.add(cells);
      }
    }
    List<KeyColumn> columns =
        root.key().stream().map(name -> new KeyColumn(name, Comparison.EXACT)).toList();
    anyOf.add(new KeyFilter.Keys(columns, keys.build()));
    return new KeyFilter(anyOf);
  }

  private KeyFilter.Keys keys(String column, String kind) {
    KeyTuples.Builder keys = KeyTuples.builder(1);
    IdentifierForm form = IdentifierForm.of(kind);
    for (SubjectRequest request : requests.requests()) {
      if (request.identifier().kind().equals(kind)) {
        String value = request.identifier().value();
        keys.add(
            form == IdentifierForm.PHONE
                ? value.substring(value.length() - IdentifierForms.lastDigitsInAnySpelling(value))
                : value);
      }
    }
    Comparison comparison =
        switch (form) {
          case EMAIL -> Comparison.FOLDED;
          case PHONE -> Comparison.LAST_DIGITS;
          case EXACT -> Comparison.EXACT;
        };
    return new KeyFilter.Keys(List.of(new KeyColumn(column, comparison)), keys.build());
  }

  /** The columns to read. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(root.key());
    columns.addAll(root.identifiers().keySet());
    ways().forEach((edge, start) -> columns.addAll(start ? edge.fromColumns() : edge.toColumns()));
    return columns;
  }

  /** The ways from people to people that touch the table, and whether they start from it. */
  private Map<Edge, Boolean> ways() {
    Map<Edge, Boolean> ways = new LinkedHashMap<>();
    for (Edge edge : graph.edges()) {
      boolean people =
          edge.belonging() == Belonging.OWNS
              && !edge.from().equals(edge.to())
              && isRoot(edge.from())
              && isRoot(edge.to());
      if (people && (edge.to().equals(root.table()) || edge.from().equals(root.table()))) {
        ways.put(edge, edge.from().equals(root.table()));
      }
    }
    return ways;
  }

  private boolean isRoot(TableRef table) {
    return graph.roots().stream().anyMatch(it -> it.table().equals(table));
  }

  /** Reads a cursor to its end; tells the rows that are named. */
  List<RootRow> through(RowCursor cursor, List<RootRow> into) throws SourceException {
    Row row = new Row(cursor.columns());
    for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
      for (int i = 0; i < batch.rows(); i++) {
        row.read(batch, i, into);
      }
    }
    return into;
  }

  private final class Row {
    private final List<String> names;
    private final PersonLookup lookup = requests.lookup();
    private final Map<String, Probe> probes = new LinkedHashMap<>();
    private final Probe keyProbe = lookup.keys(root.table());
    private final Map<Edge, Boolean> ways = ways();

    Row(List<Column> columns) {
      names = columns.stream().map(Column::name).toList();
      root.identifiers().forEach((column, kind) -> probes.put(column, lookup.identifiers(kind)));
    }

    void read(RowBatch batch, int row, List<RootRow> into) throws SourceException {
      lookup.next();
      probes.forEach(
          (column, probe) -> {
            int position = names.indexOf(column);
            if (position >= 0) {
              probe.cell(batch.columns().get(position), row);
            }
          });
      List<String> key = List.of();
      if (keyProbe.isNeeded()) {
        key = cells(root.key(), batch, row, Map.of());
        byte[] text = String.join(",", key).getBytes(UTF_8);
        keyProbe.text(text, 0, text.length);
      }
      boolean returned = lookup.isSuppressed() && hasIdentifier(batch, row);
      if (lookup.requests().isEmpty() && !returned) {
        return;
      }
      key = key.isEmpty() ? cells(root.key(), batch, row, Map.of()) : key;
      if (key.isEmpty()) {
        throw new SourceException(
            "Cannot tell people apart in " + root.table(), "somebody who is asked for has no key");
      }
      into.add(
          new RootRow(
              new PersonKey(root.table(), key),
              lookup.requests().stream().map(SubjectRequest::id).toList(),
              returned,
              emails(batch, row),
              ends(batch, row)));
    }

    /** Of a row that was anonymised the key alone is left: that is nobody who is back. */
    private boolean hasIdentifier(RowBatch batch, int row) {
      return root.identifiers().isEmpty()
          || root.identifiers().keySet().stream()
              .anyMatch(column -> !cells(List.of(column), batch, row, Map.of()).isEmpty());
    }

    private List<String> emails(RowBatch batch, int row) {
      List<String> emails = new ArrayList<>();
      root.identifiers()
          .forEach(
              (column, kind) -> {
                if (kind.equals(EMAIL)) {
                  emails.addAll(cells(List.of(column), batch, row, Map.of(0, Comparison.FOLDED)));
                }
              });
      return emails;
    }

    private List<End> ends(RowBatch batch, int row) {
      List<End> ends = new ArrayList<>();
      ways.forEach(
          (edge, start) -> {
            Map<Integer, Comparison> comparisons = new LinkedHashMap<>();
            for (int i = 0; i < edge.comparisons().size(); i++) {
              comparisons.put(i, edge.comparisons().get(i));
            }
            List<String> cells =
                cells(start ? edge.fromColumns() : edge.toColumns(), batch, row, comparisons);
            if (!cells.isEmpty()) {
              ends.add(new End(edge.number(), start, cells));
            }
          });
      return ends;
    }

    /** None where one is missing. */
    private List<String> cells(
        List<String> columns, RowBatch batch, int row, Map<Integer, Comparison> comparisons) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        int position = names.indexOf(columns.get(i));
        ColumnVector vector = position < 0 ? null : batch.columns().get(position);
        if (vector == null || !cell.read(vector, row)) {
          return List.of();
        }
        byte[] bytes = cell.copy();
        boolean folded = comparisons.get(i) == Comparison.FOLDED;
        cells.add(new String(folded ? Handing.folded(bytes) : bytes, UTF_8));
      }
      return cells;
    }
  }

  @Override
  public String toString() {
    return "PersonSearch[" + root.table() + "]";
  }
}
