package dev.steward.config;

import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.SubjectLink.Relation;
import dev.steward.config.TableProperties.LinkProperties;
import dev.steward.core.ColumnRef;
import dev.steward.core.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes links to people of their properties. */
final class LinkCheck {
  private static final List<String> RELATIONS = List.of("owns", "shared", "names");

  private final DeclaredNames names;
  private final FaultList faults;

  LinkCheck(DeclaredNames names, FaultList faults) {
    this.names = names;
    this.faults = faults;
  }

  /**
   * The links of a table. One from people to people of the same table (a guardian, a referrer)
   * names them, unless it says otherwise.
   */
  List<SubjectLink> links(TableRef ref, TableProperties table, PropertyPath path) {
    List<LinkProperties> several = table.subjects() == null ? List.of() : table.subjects();
    if (table.subject() != null && !several.isEmpty()) {
      faults.add(path.child("subjects"), "write subject (one link) or subjects (a list), not both");
    }
    boolean hasKey =
        (table.subject() != null && table.subject().key() != null)
            || several.stream().anyMatch(link -> link.key() != null);
    Optional<TableRef> people = hasKey ? Optional.of(ref) : Optional.empty();
    List<SubjectLink> links = new ArrayList<>();
    if (table.subject() != null) {
      link(people, table.subject(), path.child("subject")).ifPresent(links::add);
    }
    for (int i = 0; i < several.size(); i++) {
      link(people, several.get(i), path.child("subjects").index(i)).ifPresent(links::add);
    }
    if (links.stream().filter(SubjectLink.Root.class::isInstance).count() > 1) {
      faults.add(path.child("subjects"), "a table has one key");
    }
    return links;
  }

  private static boolean leadsTo(TableRef ref, List<ColumnRef> references) {
    return references.stream().allMatch(column -> column.table().equals(ref));
  }

  private Optional<SubjectLink> link(
      Optional<TableRef> people, LinkProperties link, PropertyPath path) {
    if (link.key() != null) {
      if (link.column() != null
          || link.columns() != null
          || link.references() != null
          || link.relation() != null) {
        faults.add(path, "key stands alone: it makes each row a person");
      }
      return named(link.key(), path.child("key"))
          ? Optional.of(new SubjectLink.Root(link.key()))
          : Optional.empty();
    }
    Optional<List<String>> columns = columns(link, path);
    Optional<Relation> relation = relation(link.relation(), path.child("relation"));
    if (columns.isEmpty() || relation.isEmpty()) {
      return Optional.empty();
    }
    return link.references() == null
        ? Optional.of(new SubjectLink.ToSubject(columns.get(), relation.get()))
        : toRows(people, columns.get(), link, relation.get(), path.child("references"));
  }

  private Optional<List<String>> columns(LinkProperties link, PropertyPath path) {
    if (link.column() != null && link.columns() != null) {
      faults.add(path.child("columns"), "write column (one) or columns (a list), not both");
    }
    if (link.column() != null) {
      return named(List.of(link.column()), path.child("column"))
          ? Optional.of(List.of(link.column()))
          : Optional.empty();
    }
    if (link.columns() == null) {
      faults.add(path, "expected key, column or columns");
      return Optional.empty();
    }
    return named(link.columns(), path.child("columns"))
        ? Optional.of(link.columns())
        : Optional.empty();
  }

  private Optional<SubjectLink> toRows(
      Optional<TableRef> people,
      List<String> columns,
      LinkProperties link,
      Relation relation,
      PropertyPath path) {
    List<String> references = link.references() == null ? List.of() : link.references();
    if (references.size() != columns.size()) {
      faults.add(
          path,
          "each column references one column; %d to %d"
              .formatted(columns.size(), references.size()));
      return Optional.empty();
    }
    List<ColumnRef> refs = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      names
          .column(references.get(i), references.size() == 1 ? path : path.index(i))
          .ifPresent(refs::add);
    }
    if (refs.size() != references.size()) {
      return Optional.empty();
    }
    if (refs.stream().map(ColumnRef::table).distinct().count() > 1) {
      faults.add(path, "the columns of one link are in one table");
      return Optional.empty();
    }
    boolean unsaid = link.relation() == null;
    return Optional.of(
        new SubjectLink.ToRows(
            columns,
            refs,
            unsaid && people.filter(it -> leadsTo(it, refs)).isPresent()
                ? Relation.NAMES
                : relation));
  }

  private Optional<Relation> relation(@Nullable String text, PropertyPath path) {
    if (text == null) {
      return Optional.of(Relation.OWNS);
    }
    return switch (text) {
      case "owns" -> Optional.of(Relation.OWNS);
      case "shared" -> Optional.of(Relation.SHARED);
      case "names" -> Optional.of(Relation.NAMES);
      default -> {
        faults.unknown(path, "no such relation: " + text, RELATIONS, text);
        yield Optional.empty();
      }
    };
  }

  private boolean named(List<String> columns, PropertyPath path) {
    if (columns.isEmpty() || columns.stream().anyMatch(String::isBlank)) {
      faults.add(path, "a column's name is missing");
      return false;
    }
    return true;
  }
}
