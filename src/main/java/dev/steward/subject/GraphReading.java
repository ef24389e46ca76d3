package dev.steward.subject;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.SubjectLink.Relation;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import dev.steward.source.KeyFilter.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes a graph of a catalog's links. */
final class GraphReading {
  private static final String EMAIL = "email";

  private final Catalog catalog;
  private final Map<TableRef, Root> roots = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<GraphFault> faults = new ArrayList<>();

  GraphReading(Catalog catalog) {
    this.catalog = catalog;
  }

  SubjectGraph graph() {
    catalog.declarations().forEach(this::root);
    catalog.declarations().forEach(this::edges);
    return new LevelOrder(
            catalog.declarations().stream().map(TableDeclaration::table).toList(),
            roots,
            edges,
            faults)
        .graph();
  }

  private void root(TableDeclaration table) {
    table.subjects().stream()
        .filter(SubjectLink.Root.class::isInstance)
        .map(SubjectLink.Root.class::cast)
        .findFirst()
        .ifPresent(
            it ->
                roots.put(
                    table.table(),
                    new Root(
                        table.table(), it.key(), table.identifiers(), table.belongsToPeople())));
  }

  private void edges(TableDeclaration table) {
    for (SubjectLink link : table.subjects()) {
      if (link instanceof SubjectLink.ToSubject toSubject) {
        toPeople(table, toSubject);
      } else if (link instanceof SubjectLink.ToRows toRows) {
        toRows(table, toRows);
      }
    }
  }

  private void toPeople(TableDeclaration table, SubjectLink.ToSubject link) {
    List<Root> people =
        roots.values().stream()
            .filter(root -> root.table().source().equals(table.table().source()))
            .toList();
    // a lead that is linked to contacts belongs to one of them, not the other way
    List<Root> first = people.stream().filter(root -> !root.linked()).toList();
    List<Root> candidates = first.isEmpty() ? people : first;
    if (candidates.isEmpty()) {
      faults.add(new GraphFault.NoPeople(table.table()));
      return;
    }
    if (candidates.size() > 1) {
      faults.add(
          new GraphFault.SeveralPeople(
              table.table(), candidates.stream().map(Root::table).toList()));
      return;
    }
    Root root = candidates.get(0);
    if (root.key().size() != link.columns().size()) {
      faults.add(
          new GraphFault.OtherWidth(
              table.table(), root.table(), link.columns().size(), root.key().size()));
      return;
    }
    // a person is never another's; who means it says so by references and relation
    Relation relation = root.table().equals(table.table()) ? Relation.NAMES : link.relation();
    add(table, root.table(), root.key(), link.columns(), relation);
  }

  private void toRows(TableDeclaration table, SubjectLink.ToRows link) {
    TableRef from = link.references().get(0).table();
    boolean belongs =
        catalog.find(from).filter(declared -> !declared.subjects().isEmpty()).isPresent();
    if (!belongs) {
      faults.add(new GraphFault.NobodysRows(table.table(), from));
      return;
    }
    List<String> columns = link.references().stream().map(ref -> ref.column()).toList();
    add(table, from, columns, link.columns(), link.relation());
  }

  private void add(
      TableDeclaration to,
      TableRef from,
      List<String> fromColumns,
      List<String> toColumns,
      Relation relation) {
    Optional<Root> root = Optional.ofNullable(roots.get(from));
    List<Integer> order =
        root.filter(it -> !it.linked() && isKey(it, fromColumns))
            .map(it -> it.key().stream().map(fromColumns::indexOf).toList())
            .orElse(IntStream.range(0, fromColumns.size()).boxed().toList());
    boolean fromKey = root.filter(it -> !it.linked() && isKey(it, fromColumns)).isPresent();
    edges.add(
        new Edge(
            edges.size(),
            from,
            order.stream().map(fromColumns::get).toList(),
            to.table(),
            order.stream().map(toColumns::get).toList(),
            order.stream()
                .map(i -> comparison(from, fromColumns.get(i), to, toColumns.get(i)))
                .toList(),
            Belonging.of(relation),
            fromKey));
  }

  private static boolean isKey(Root root, List<String> columns) {
    return columns.size() == root.key().size() && columns.containsAll(root.key());
  }

  private Comparison comparison(
      TableRef from, String fromColumn, TableDeclaration to, String toColumn) {
    boolean email =
        catalog.find(from).filter(table -> isEmail(table, fromColumn)).isPresent()
            || isEmail(to, toColumn);
    return email ? Comparison.FOLDED : Comparison.EXACT;
  }

  private static boolean isEmail(TableDeclaration table, String column) {
    return EMAIL.equals(table.identifiers().get(column))
        || Optional.ofNullable(table.columns().get(column))
            .flatMap(declared -> declared.category())
            .map(PersonalDataCategory::name)
            .filter(EMAIL::equals)
            .isPresent();
  }
}
