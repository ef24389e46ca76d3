package dev.steward.subject;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.Sources;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.Column;
import dev.steward.core.TableRef;
import dev.steward.source.ForeignKey;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Links that are perhaps missing: a database's foreign keys to people's rows that no link follows,
 * and columns of tables without a link that are named as people's keys and hold such keys.
 */
public final class LinkProposals {
  private final Catalog catalog;
  private final Sources sources;
  private final Map<TableRef, List<String>> found = new LinkedHashMap<>();

  private LinkProposals(Catalog catalog, Sources sources) {
    this.catalog = catalog;
    this.sources = sources;
  }

  /** Those of all tables, a line each; sources and tables that cannot be read are passed over. */
  public static List<String> of(Catalog catalog, Sources sources) {
    LinkProposals proposals = new LinkProposals(catalog, sources);
    for (String source : sources.names()) {
      try {
        proposals.byForeignKeys(source, sources.source(source).foreignKeys());
        proposals.byName(source, sources.source(source).discover().tables());
      } catch (SourceException e) {
        // told with the faults
      }
    }
    return proposals.found.values().stream().flatMap(List::stream).toList();
  }

  /** A table that would be linked is a way to others. */
  private void byForeignKeys(String source, List<ForeignKey> keys) {
    Set<ForeignKey> left = new LinkedHashSet<>(keys);
    boolean more = true;
    while (more) {
      more = false;
      for (ForeignKey key : List.copyOf(left)) {
        TableRef table = new TableRef(source, key.table());
        TableRef people = new TableRef(source, key.references());
        if (belongs(people)) {
          left.remove(key);
          more = true;
          if (!isFree(table) && !follows(table, key.columns())) {
            propose(table, key.columns(), people, key.referenced(), "a foreign key");
          }
        }
      }
    }
  }

  private boolean belongs(TableRef table) {
    return found.containsKey(table)
        || catalog.find(table).filter(it -> !it.subjects().isEmpty()).isPresent();
  }

  private boolean isFree(TableRef table) {
    return catalog.find(table).filter(TableDeclaration::noPersonalData).isPresent();
  }

  private boolean follows(TableRef table, List<String> columns) {
    return catalog.find(table).map(TableDeclaration::subjects).orElse(List.of()).stream()
        .anyMatch(
            link ->
                (link instanceof SubjectLink.ToSubject to && to.columns().equals(columns))
                    || (link instanceof SubjectLink.ToRows rows && rows.columns().equals(columns)));
  }

  private void byName(String source, List<String> tables) throws SourceException {
    for (String name : tables) {
      TableRef ref = new TableRef(source, name);
      if (belongs(ref) || isFree(ref)) {
        continue;
      }
      Table table = sources.table(ref);
      for (Column column : table.columns()) {
        for (TableDeclaration people : catalog.declarations()) {
          Optional<String> key = key(people).filter(it -> plain(it).equals(plain(column.name())));
          if (key.isPresent()) {
            KeyOverlap overlap =
                KeyOverlap.of(table, column, sources.table(people.table()), key.get());
            if (overlap.isAny()) {
              propose(
                  ref,
                  List.of(column.name()),
                  people.table(),
                  List.of(key.get()),
                  overlap.toString());
            }
          }
        }
      }
    }
  }

  private static Optional<String> key(TableDeclaration people) {
    return people.subjects().stream()
        .filter(SubjectLink.Root.class::isInstance)
        .map(link -> ((SubjectLink.Root) link).key())
        .filter(key -> key.size() == 1)
        .map(key -> key.get(0))
        .findFirst();
  }

  /** Without case and underscores, and without what it lies in: {@code user.contact_id}. */
  private static String plain(String column) {
    return column.substring(column.lastIndexOf('.') + 1).replace("_", "").toLowerCase(Locale.ROOT);
  }

  private void propose(
      TableRef table, List<String> columns, TableRef to, List<String> referenced, String why) {
    List<String> references = referenced.stream().map(column -> to + "." + column).toList();
    String link =
        columns.size() == 1
            ? "{column: %s, references: %s}".formatted(columns.get(0), references.get(0))
            : "{columns: %s, references: %s}".formatted(columns, references);
    found
        .computeIfAbsent(table, it -> new ArrayList<>())
        .add(
            "steward.sources.%s.tables.%s.subject: perhaps %s (%s)"
                .formatted(table.source(), table.table(), link, why));
  }
}
