package dev.steward.export;

import dev.steward.catalog.ColumnDeclaration;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.Column;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A person's table as a bundle shows it: which columns, and which not and why. */
final class ShownTable {
  static final String NOT_PROVIDED = "not provided by the person (Art. 20(1) GDPR)";
  static final String UNREADABLE =
      "values that are no JSON, in which what is withheld cannot be told from the rest";

  private final SubjectTable rows;
  private final Map<String, ColumnDeclaration> declared;
  private final boolean providedOnly;
  private final boolean namesRepeat;
  private final List<ShownColumn> columns = new ArrayList<>();
  private final List<WithheldColumn> withheld = new ArrayList<>();

  ShownTable(SubjectTable rows, Optional<TableDeclaration> declaration, boolean providedOnly) {
    this.rows = rows;
    this.declared = declaration.map(TableDeclaration::columns).orElse(Map.of());
    this.providedOnly = providedOnly;
    for (int i = 0; i < rows.columns().size(); i++) {
      add(i, rows.columns().get(i));
    }
    this.namesRepeat = columns.stream().map(ShownColumn::name).distinct().count() < columns.size();
  }

  TableRef table() {
    return rows.table();
  }

  SubjectTable rows() {
    return rows;
  }

  List<ShownColumn> columns() {
    return columns;
  }

  List<WithheldColumn> withheld() {
    return withheld;
  }

  /** How many rows are left out. */
  long withheldRows() {
    return rows.withheldRows().stream().mapToLong(WithheldRows::count).sum();
  }

  /**
   * Whether a column has no value in a row and another of its name speaks for both: rows of one
   * table may come with columns of other types, and an object has a key once.
   */
  boolean yields(int column, List<@Nullable Object> row) {
    if (!namesRepeat || row.get(column) != null) {
      return false;
    }
    for (int i = 0; i < row.size(); i++) {
      boolean speaks = i < column || i > column && row.get(i) != null;
      if (speaks && columns.get(i).name().equals(columns.get(column).name())) {
        return true;
      }
    }
    return false;
  }

  /** Notes, once, that values of a column had to be left out. */
  void cannotShow(ShownColumn column) {
    WithheldColumn left = new WithheldColumn(table(), column.name(), UNREADABLE);
    if (!withheld.contains(left)) {
      withheld.add(left);
    }
  }

  private void add(int position, Column column) {
    Optional<ColumnDeclaration> declaration = declaration(column.name());
    Optional<String> reason = declaration.flatMap(ColumnDeclaration::withheld);
    if (reason.isPresent()) {
      withheld.add(new WithheldColumn(table(), column.name(), reason.get()));
      return;
    }
    Map<String, String> dropped = withheldBelow(column.name());
    Optional<JsonPaths> kept = Optional.empty();
    if (providedOnly && !declaration.map(ColumnDeclaration::provided).orElse(false)) {
      kept = Optional.of(JsonPaths.of(providedBelow(column.name())));
      withheld.add(
          new WithheldColumn(
              table(),
              column.name(),
              kept.get().isEmpty() ? NOT_PROVIDED : "in part: " + NOT_PROVIDED));
      if (kept.get().isEmpty()) {
        return;
      }
    }
    dropped.forEach(
        (path, why) -> withheld.add(new WithheldColumn(table(), column.name() + "." + path, why)));
    Optional<PersonalDataCategory> category = declaration.flatMap(ColumnDeclaration::category);
    columns.add(
        new ShownColumn(
            position, column, category, new JsonPart(JsonPaths.of(dropped.keySet()), kept)));
  }

  /** A nested column has what is said of it or else of what it lies in. */
  private Optional<ColumnDeclaration> declaration(String column) {
    Optional<ColumnDeclaration> own = Optional.ofNullable(declared.get(column));
    int dot = column.lastIndexOf('.');
    if (dot < 1 || isWithheld(own)) {
      return own;
    }
    Optional<ColumnDeclaration> above = declaration(column.substring(0, dot));
    return isWithheld(above) ? above : own.or(() -> above);
  }

  private static boolean isWithheld(Optional<ColumnDeclaration> declaration) {
    return declaration.flatMap(ColumnDeclaration::withheld).isPresent();
  }

  private Map<String, String> withheldBelow(String column) {
    Map<String, String> below = new TreeMap<>();
    declared.forEach(
        (name, declaration) -> {
          if (name.startsWith(column + ".")) {
            declaration
                .withheld()
                .ifPresent(why -> below.put(name.substring(column.length() + 1), why));
          }
        });
    return below;
  }

  private List<String> providedBelow(String column) {
    return declared.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(column + "."))
        .filter(entry -> entry.getValue().provided())
        .map(entry -> entry.getKey().substring(column.length() + 1))
        .sorted()
        .toList();
  }
}
