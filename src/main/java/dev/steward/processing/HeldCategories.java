package dev.steward.processing;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import dev.steward.inventory.Finding;
import dev.steward.report.PublishedReport;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The categories of personal data by table: what is declared, and what an inventory found. */
public final class HeldCategories {
  private static final int SOURCE = Finding.SCHEMA.indexOf("source");
  private static final int TABLE = Finding.SCHEMA.indexOf("table");
  private static final int PERSONAL = Finding.SCHEMA.indexOf("is_personal");
  private static final int CATEGORY = Finding.SCHEMA.indexOf("category");

  private final Map<TableRef, SortedSet<PersonalDataCategory>> held =
      new TreeMap<>(Comparator.comparing(TableRef::source).thenComparing(TableRef::table));

  private HeldCategories() {}

  /** Those that the configuration declares. */
  public static HeldCategories declared(Catalog catalog) {
    HeldCategories categories = new HeldCategories();
    for (TableDeclaration table : catalog.declarations()) {
      table
          .columns()
          .values()
          .forEach(column -> column.category().ifPresent(it -> categories.add(table.table(), it)));
    }
    return categories;
  }

  /** Those, and what an inventory found. */
  public static HeldCategories found(Catalog catalog, PublishedReport inventory)
      throws IOException {
    HeldCategories categories = declared(catalog);
    inventory.forEachRow(
        Finding.SCHEMA.name(),
        row -> {
          Optional<PersonalDataCategory> category =
              PersonalDataCategory.find(text(row.get(CATEGORY)));
          if (Boolean.TRUE.equals(row.get(PERSONAL)) && category.isPresent()) {
            categories.add(
                new TableRef(text(row.get(SOURCE)), text(row.get(TABLE))), category.get());
          }
        });
    return categories;
  }

  private static String text(@Nullable Object cell) {
    return cell == null ? "" : cell.toString();
  }

  private void add(TableRef table, PersonalDataCategory category) {
    held.computeIfAbsent(
            table, it -> new TreeSet<>(Comparator.comparing(PersonalDataCategory::name)))
        .add(category);
  }

  /** The tables that have any, by name. */
  Iterable<TableRef> tables() {
    return held.keySet();
  }

  /** Those of some tables together, by name. */
  SortedSet<PersonalDataCategory> of(Iterable<TableRef> tables) {
    SortedSet<PersonalDataCategory> all =
        new TreeSet<>(Comparator.comparing(PersonalDataCategory::name));
    for (TableRef table : tables) {
      SortedSet<PersonalDataCategory> found = held.get(table);
      if (found != null) {
        all.addAll(found);
      }
    }
    return all;
  }
}
