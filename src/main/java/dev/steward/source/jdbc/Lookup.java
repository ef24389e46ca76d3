package dev.steward.source.jdbc;

import dev.steward.core.KeyTuples;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a column's cells are compared with keys by the database.
 *
 * @param stored the column's name as stored
 * @param expression its cells; of text with the spaces around it
 * @param size most characters of a text; 0 where it is not told, or anything but text
 */
record Lookup(Kind kind, String stored, String expression, int size) {
  /** What the cells are; its name in arrays of PostgreSQL. */
  enum Kind {
    INTEGER("int8"),
    DECIMAL("numeric"),
    UUID("uuid"),
    DATE("date"),
    TEXT("text");

    private final String array;

    Kind(String array) {
      this.array = array;
    }

    String array() {
      return array;
    }
  }

  /**
   * The value of the column that a key's cell stands for; empty where it stands for none, so that
   * no row can have it.
   */
  Optional<Object> value(String cell) {
    try {
      return switch (kind) {
        case INTEGER -> Optional.of(cell).filter(Lookup::isPlain).map(Long::valueOf);
        case DECIMAL -> Optional.of(cell).filter(Lookup::isPlain).map(BigDecimal::new);
        case UUID ->
            Optional.<Object>of(java.util.UUID.fromString(cell))
                .filter(uuid -> uuid.toString().equals(cell));
        case DATE -> Optional.of(cell).filter(Lookup::isPlain).map(Lookup::date);
        case TEXT -> cell.indexOf(0) < 0 ? Optional.of(cell) : Optional.empty();
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDate date(String days) {
    LocalDate date = LocalDate.ofEpochDay(Long.parseLong(days));
    if (date.getYear() < -4000 || date.getYear() > 9999) {
      throw new DateTimeException("No date of a database");
    }
    return date;
  }

  /** Whether a number is written as keys are; ten thousand digits are none. */
  private static boolean isPlain(String cell) {
    return cell.length() < 100
        && new BigDecimal(cell).stripTrailingZeros().toPlainString().equals(cell);
  }

  /** Whether the column itself, and so its index, answers where such keys are. */
  boolean comparesAsStored(KeyTuples keys, int column) {
    if (kind != Kind.TEXT) {
      return true;
    }
    // a key that fills the column leaves no room for spaces
    for (int tuple = 0; tuple < keys.size(); tuple++) {
      String key = keys.text(tuple, column);
      if (size == 0 || key.codePointCount(0, key.length()) < size) {
        return false;
      }
    }
    return true;
  }
}
