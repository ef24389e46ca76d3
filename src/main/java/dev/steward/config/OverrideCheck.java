package dev.steward.config;

import dev.steward.catalog.ColumnOverride;
import dev.steward.catalog.Overrides;
import dev.steward.config.InventoryProperties.OverrideProperties;
import dev.steward.core.PersonalDataCategory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes overrides of their properties. */
final class OverrideCheck {
  private static final PropertyPath PATH =
      PropertyPath.STEWARD.child("inventory").child("overrides");

  /** Two asterisks may stand for all three parts. */
  private static final String COLUMN = ".*\\*\\*.*|[^.]+\\.[^.].*\\.[^.]+";

  private final FaultList faults;

  OverrideCheck(FaultList faults) {
    this.faults = faults;
  }

  Overrides overrides(InventoryProperties inventory) {
    List<OverrideProperties> all =
        inventory.overrides() == null ? List.of() : inventory.overrides();
    Map<String, Integer> seen = new HashMap<>();
    List<ColumnOverride> overrides = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      PropertyPath path = PATH.index(i);
      override(all.get(i), path).ifPresent(overrides::add);
      String column = all.get(i).column();
      Integer first = column == null ? null : seen.putIfAbsent(column, i);
      if (first != null) {
        faults.add(path.child("column"), "the same as that of overrides[" + first + "]");
      }
    }
    return new Overrides(overrides);
  }

  private Optional<ColumnOverride> override(OverrideProperties override, PropertyPath path) {
    String column = override.column();
    if (column == null) {
      faults.add(path.child("column"), "missing; SOURCE.TABLE.COLUMN, globs allowed");
    } else if (!column.matches(COLUMN)) {
      faults.add(
          path.child("column"), "expected SOURCE.TABLE.COLUMN, globs allowed, found " + column);
    }
    Optional<PersonalDataCategory> category =
        new CategoryCheck(faults).orNone(override.category(), path);
    String reason = override.reason();
    if (reason == null || reason.isBlank()) {
      faults.add(path.child("reason"), "missing; the inventory tells it as evidence");
    }
    return column == null || column.isBlank() || reason == null || reason.isBlank()
        ? Optional.empty()
        : Optional.of(new ColumnOverride(column, category, reason));
  }
}
