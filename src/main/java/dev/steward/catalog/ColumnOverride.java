package dev.steward.catalog;

import dev.steward.core.PersonalDataCategory;
import java.util.Optional;

/**
 * A verdict on columns that nothing overrules.
 *
 * @param columns {@code SOURCE.TABLE.COLUMN}, with globs
 * @param category empty: no personal data
 * @param reason for a reader of the inventory
 */
public record ColumnOverride(
    String columns, Optional<PersonalDataCategory> category, String reason) {
  public ColumnOverride {
    if (columns.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("An override names columns and gives a reason");
    }
  }
}
