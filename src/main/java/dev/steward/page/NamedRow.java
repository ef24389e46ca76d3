package dev.steward.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of a published report by its columns' names. What is not there is empty, or 0. */
final class NamedRow {
  private final Map<String, Integer> places;
  private final List<@Nullable Object> values;

  NamedRow(Map<String, Integer> places, List<@Nullable Object> values) {
    this.places = places;
    this.values = values;
  }

  private @Nullable Object value(String column) {
    Integer place = places.get(column);
    return place == null ? null : values.get(place);
  }

  boolean has(String column) {
    return value(column) != null;
  }

  /** As it was written. */
  String raw(String column) {
    Object value = value(column);
    return value instanceof Instant moment
        ? Shown.moment(moment)
        : value == null ? "" : value.toString();
  }

  Cell cell(String column) {
    Object value = value(column);
    return Cell.of(value instanceof Long number ? Shown.number(number) : raw(column));
  }

  long number(String column) {
    return value(column) instanceof Long number ? number : 0;
  }

  boolean isTrue(String column) {
    return value(column) instanceof Boolean flag && flag;
  }

  Optional<LocalDate> date(String column) {
    return value(column) instanceof LocalDate date ? Optional.of(date) : Optional.empty();
  }

  /** Source, table and column as configurations write them, as far as they are there. */
  Cell place() {
    StringBuilder place = new StringBuilder(raw("source"));
    for (String part : List.of("table", "column")) {
      if (has(part)) {
        place.append('.').append(raw(part));
      }
    }
    return Cell.of(place.toString());
  }

  /** Tells no value. */
  @Override
  public String toString() {
    return "NamedRow" + places.keySet();
  }
}
