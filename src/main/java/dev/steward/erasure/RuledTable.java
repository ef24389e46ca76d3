package dev.steward.erasure;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.EraseRule;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.core.TableRef;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import dev.steward.subject.Belonging;
import dev.steward.subject.Edge;
import dev.steward.subject.FoundTable;
import dev.steward.subject.Search;
import dev.steward.subject.SubjectGraph;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A table and what the configuration says of its rows.
 *
 * @param key the columns that tell its rows apart; none where rows cannot be told by them
 * @param shared whether rows may be several people's
 * @param rows −1 where unknown
 */
record RuledTable(
    TableDeclaration declared,
    Search search,
    List<String> key,
    boolean shared,
    Optional<Retention> retention,
    long rows) {
  private static final Set<DataType> TOLD =
      EnumSet.of(DataType.TEXT, DataType.INTEGER, DataType.DECIMAL);

  static RuledTable of(
      TableRef ref,
      SubjectGraph graph,
      Catalog catalog,
      Table table,
      LocalDate asOf,
      boolean shared)
      throws SourceException {
    Search search = FoundTable.search(graph, ref);
    TableDeclaration declared = catalog.find(ref).orElseThrow();
    boolean told =
        table.key().stream()
            .allMatch(
                name ->
                    table.columns().stream()
                        .filter(column -> column.name().equals(name))
                        .map(Column::type)
                        .anyMatch(TOLD::contains));
    return new RuledTable(
        declared,
        search,
        told ? table.key() : List.of(),
        shared,
        declared
            .erase()
            .filter(EraseRule.Retain.class::isInstance)
            .flatMap(rule -> Retention.of((EraseRule.Retain) rule, asOf)),
        table.rows().orElse(-1));
  }

  /** The tables whose rows may be several people's, themselves or by the rows they belong to. */
  static Set<TableRef> shared(SubjectGraph graph) {
    Set<TableRef> shared = new TreeSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Edge edge : graph.edges()) {
        boolean byRows = !edge.fromKey() && shared.contains(edge.from());
        if (edge.belonging() == Belonging.SHARED
            || (edge.belonging() == Belonging.OWNS && byRows)) {
          more |= shared.add(edge.to());
        }
      }
    }
    return shared;
  }

  TableRef table() {
    return declared.table();
  }

  Optional<EraseRule> rule() {
    return declared.erase();
  }

  /** Ways on which rows belong to people, or may. */
  List<Edge> owners() {
    return search.in().stream().filter(edge -> edge.belonging() != Belonging.NAMES).toList();
  }

  /** The tables whose rows have to be decided on before. */
  Set<TableRef> restsOn() {
    Set<TableRef> others = new TreeSet<>();
    rule()
        .filter(EraseRule.Follow.class::isInstance)
        .ifPresent(rule -> others.add(((EraseRule.Follow) rule).of()));
    if (shared) {
      owners().stream().filter(edge -> !edge.fromKey()).map(Edge::from).forEach(others::add);
    }
    others.remove(table());
    return others;
  }

  /** The columns that must stay as they are, since other rows and other runs find a row by them. */
  Set<String> fixed() {
    Set<String> fixed = new TreeSet<>(key);
    search.root().ifPresent(root -> fixed.addAll(root.key()));
    return fixed;
  }

  /** What is blanked in a row that is anonymised. */
  List<String> personal() {
    Set<String> fixed = fixed();
    return new Blanking(text -> text)
        .of(declared).keySet().stream().filter(name -> !fixed.contains(name)).toList();
  }

  /** What is blanked in a row that is retained. */
  List<String> blankedMeanwhile() {
    return rule()
        .filter(EraseRule.Retain.class::isInstance)
        .map(rule -> ((EraseRule.Retain) rule).anonymise())
        .orElse(List.of());
  }
}
