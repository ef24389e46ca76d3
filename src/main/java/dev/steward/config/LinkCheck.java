package dev.steward.config;

import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.SubjectLink.Relation;
import dev.steward.config.TableProperties.LinkProperties;
import dev.steward.core.ColumnRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes links to people of their properties. */
final class LinkCheck {
  private final DeclaredNames names;
  private final FaultList faults;

  LinkCheck(DeclaredNames names, FaultList faults) {
    this.names = names;
    this.faults = faults;
  }

  List<SubjectLink> links(TableProperties table, PropertyPath path) {
    List<LinkProperties> several = table.subjects() == null ? List.of() : table.subjects();
    if (table.subject() != null && !several.isEmpty()) {
      faults.add(path.child("subjects"), "write subject (one link) or subjects (a list), not both");
    }
    List<SubjectLink> links = new ArrayList<>();
    if (table.subject() != null) {
      link(table.subject(), path.child("subject")).ifPresent(links::add);
    }
    for (int i = 0; i < several.size(); i++) {
      link(several.get(i), path.child("subjects").index(i)).ifPresent(links::add);
    }
    if (links.stream().filter(SubjectLink.Root.class::isInstance).count() > 1) {
      faults.add(path.child("subjects"), "a table has one key");
    }
    return links;
  }

  private Optional<SubjectLink> link(LinkProperties link, PropertyPath path) {
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
        : toRows(columns.get(), link.references(), relation.get(), path.child("references"));
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
      List<String> columns, List<String> references, Relation relation, PropertyPath path) {
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
    return Optional.of(new SubjectLink.ToRows(columns, refs, relation));
  }

  private Optional<Relation> relation(@Nullable String text, PropertyPath path) {
    if (text == null) {
      return Optional.of(Relation.OWNS);
    }
    return switch (text) {
      case "owns" -> Optional.of(Relation.OWNS);
      case "shared" -> Optional.of(Relation.SHARED);
      default -> {
        faults.unknown(path, "no such relation: " + text, List.of("owns", "shared"), text);
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
