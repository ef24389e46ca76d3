package dev.steward.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The date in a cell: of a date, the day of a timestamp (in UTC), and of text that begins with one
 * as ISO 8601 writes it ({@code 2026-11-01}, {@code 2026-11-01 12:30:00}).
 */
public final class CellDate {
  private static final long MICROS_OF_DAY = 86_400_000_000L;
  private static final int LENGTH = 10;

  private CellDate() {}

  /** Whether the condition holds for a row. */
  public static boolean meets(
      RowChange.DateCondition condition, ColumnVector column, DataType type, int row) {
    OptionalLong day = day(column, type, row);
    boolean reached = day.isPresent() && day.getAsLong() <= condition.last().toEpochDay();
    return reached == condition.reached();
  }

  /** Whether the condition holds for a row whose cell is text; null where it has none. */
  public static boolean meets(RowChange.DateCondition condition, @Nullable String cell) {
    OptionalLong day = cell == null ? OptionalLong.empty() : day(cell.strip());
    boolean reached = day.isPresent() && day.getAsLong() <= condition.last().toEpochDay();
    return reached == condition.reached();
  }

  /** Days since 1970-01-01; empty where the cell has no date. */
  public static OptionalLong day(ColumnVector column, DataType type, int row) {
    if (column.isNull(row)) {
      return OptionalLong.empty();
    }
    if (column instanceof ColumnVector.Dictionary positions) {
      return day(positions.values(), type, positions.ids()[row]);
    }
    if (column instanceof ColumnVector.Longs longs) {
      long value = longs.values()[row];
      return switch (type) {
        case DATE -> OptionalLong.of(value);
        case TIMESTAMP, INSTANT -> OptionalLong.of(Math.floorDiv(value, MICROS_OF_DAY));
        default -> OptionalLong.empty();
      };
    }
    if (column instanceof ColumnVector.Bytes bytes && type == DataType.TEXT) {
      int from = bytes.offsets()[row];
      return day(new String(bytes.data(), from, bytes.offsets()[row + 1] - from, UTF_8).strip());
    }
    return OptionalLong.empty();
  }

  /** The day that a text begins with. */
  public static OptionalLong day(String text) {
    boolean longer = text.length() > LENGTH;
    if (text.length() < LENGTH || (longer && "T ".indexOf(text.charAt(LENGTH)) < 0)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(LocalDate.parse(text.substring(0, LENGTH)).toEpochDay());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
