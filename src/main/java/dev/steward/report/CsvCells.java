package dev.steward.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Values as cells of a CSV report: null is empty, instants have six fraction digits and end in Z,
 * text is guarded against being taken for a formula.
 */
final class CsvCells {
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("'T'HH:mm:ss.SSSSSS'Z'")
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private CsvCells() {}

  static @Nullable String format(@Nullable Object value) {
    if (value instanceof String text) {
      return FormulaGuard.guard(text);
    }
    if (value instanceof Double number) {
      return ShortestDecimal.of(number);
    }
    if (value instanceof Instant instant) {
      return INSTANT.format(instant);
    }
    return value == null ? null : value.toString();
  }

  /**
   * @throws IllegalArgumentException without the cell, where it is not of that type
   */
  static @Nullable Object parse(ReportType type, String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    try {
      return switch (type) {
        case TEXT -> FormulaGuard.unguard(cell);
        case BOOLEAN -> bool(cell);
        case LONG -> Long.valueOf(cell);
        case DOUBLE -> Double.valueOf(cell);
        case DATE -> LocalDate.parse(cell);
        case TIMESTAMP -> Instant.from(INSTANT.parse(cell));
      };
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException("expected " + type);
    }
  }

  private static Boolean bool(String cell) {
    return switch (cell) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw new NumberFormatException();
    };
  }
}
