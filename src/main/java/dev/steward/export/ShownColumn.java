package dev.steward.export;

import dev.steward.core.Column;
import dev.steward.core.PersonalDataCategory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column that a bundle shows, whole or in part.
 *
 * @param position in the batches
 * @param json what of a JSON value is shown
 */
record ShownColumn(
    int position, Column column, Optional<PersonalDataCategory> category, JsonPart json) {
  private static final String JSON = "json";

  String name() {
    return column.name();
  }

  boolean isJson() {
    return column.declaredType().regionMatches(true, 0, JSON, 0, JSON.length());
  }

  /**
   * Whether a value can be shown. Where parts of it are to be left out that cannot be told from the
   * others, it cannot.
   */
  boolean shows(@Nullable Object value) {
    return json.isWhole() || value == null || value instanceof String text && JsonPart.isJson(text);
  }
}
