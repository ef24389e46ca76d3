package dev.steward.lineage;

import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.inventory.Finding;
import dev.steward.lineage.RunData.Field;
import dev.steward.report.PublishedReport;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of tables, and what personal data is in them, as the latest inventory found them. */
final class FoundFields {
  private static final String INVENTORY = "pii-inventory";
  private static final int SOURCE = Finding.SCHEMA.indexOf("source");
  private static final int TABLE = Finding.SCHEMA.indexOf("table");
  private static final int COLUMN = Finding.SCHEMA.indexOf("column");
  private static final int TYPE = Finding.SCHEMA.indexOf("data_type");
  private static final int PERSONAL = Finding.SCHEMA.indexOf("is_personal");
  private static final int CATEGORY = Finding.SCHEMA.indexOf("category");
  private static final int SPECIAL = Finding.SCHEMA.indexOf("special_category");

  private final Map<TableRef, List<Field>> fields = new HashMap<>();

  private FoundFields() {}

  /** As far as an inventory of that day or before it is published. */
  static FoundFields on(LocalDate asOf, FileStore files, String reports) throws IOException {
    FoundFields found = new FoundFields();
    Optional<PublishedReport> inventory =
        PublishedReport.latestBefore(files, reports, INVENTORY, asOf.plusDays(1));
    if (inventory.isPresent()) {
      inventory.get().forEachRow(Finding.SCHEMA.name(), found::add);
    }
    return found;
  }

  private void add(List<@Nullable Object> row) {
    boolean personal = Boolean.TRUE.equals(row.get(PERSONAL));
    fields
        .computeIfAbsent(
            new TableRef(text(row.get(SOURCE)), text(row.get(TABLE))), it -> new ArrayList<>())
        .add(
            new Field(
                text(row.get(COLUMN)),
                text(row.get(TYPE)),
                personal ? Optional.of(text(row.get(CATEGORY))) : Optional.empty(),
                Boolean.TRUE.equals(row.get(SPECIAL))));
  }

  private static String text(@Nullable Object cell) {
    return cell == null ? "" : cell.toString();
  }

  /** Those of a table; none where it was not looked into. */
  List<Field> of(TableRef table) {
    return fields.getOrDefault(table, List.of());
  }
}
