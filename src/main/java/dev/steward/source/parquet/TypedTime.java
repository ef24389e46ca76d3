package dev.steward.source.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Dates and timestamps as the file stores them. Instants are read and written in UTC. */
final class TypedTime {
  private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
  private static final long MICROS_OF_SECOND = 1_000_000;
  private static final int DATE_LENGTH = 10;

  private TypedTime() {}

  /**
   * A date with or without a time behind it, as ISO 8601 writes it or with a space between.
   *
   * @throws java.time.DateTimeException where it is none
   */
  static LocalDateTime dateTime(String text) {
    if (text.length() <= DATE_LENGTH) {
      return LocalDate.parse(text).atStartOfDay();
    }
    String iso = text.replace(' ', 'T');
    char last = iso.charAt(iso.length() - 1);
    boolean zoned =
        last == 'Z' || iso.indexOf('+', DATE_LENGTH) > 0 || iso.indexOf('-', DATE_LENGTH) > 0;
    return zoned
        ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.parse(iso);
  }

  /**
   * @throws ArithmeticException where it is out of range
   */
  static long count(LocalDateTime time, TimeUnit unit) {
    long seconds = time.toEpochSecond(ZoneOffset.UTC);
    int nanos = time.getNano();
    return switch (unit) {
      case MILLIS -> Math.addExact(Math.multiplyExact(seconds, 1000L), nanos / 1_000_000);
      case MICROS -> Math.addExact(Math.multiplyExact(seconds, MICROS_OF_SECOND), nanos / 1000);
      case NANOS -> Math.addExact(Math.multiplyExact(seconds, 1_000_000_000L), nanos);
    };
  }

  static byte[] int96(LocalDateTime time) {
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(time.toLocalTime().toNanoOfDay())
        .putInt(Math.toIntExact(time.toLocalDate().toEpochDay() + JULIAN_DAY_OF_EPOCH))
        .array();
  }

  /** The start of a day; empty for types without days, and where it is out of their range. */
  static Optional<NewValue> startOf(LocalDate day, PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    try {
      if (logical instanceof DateLogicalTypeAnnotation) {
        return Optional.of(NewValue.of(Math.toIntExact(day.toEpochDay())));
      }
      if (logical instanceof TimestampLogicalTypeAnnotation stamp) {
        return Optional.of(NewValue.of(count(day.atStartOfDay(), stamp.getUnit())));
      }
      return type.getPrimitiveTypeName() == PrimitiveTypeName.INT96
          ? Optional.of(NewValue.of(int96(day.atStartOfDay())))
          : Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
