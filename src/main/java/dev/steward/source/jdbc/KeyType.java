package dev.steward.source.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.KeyCell;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * What the values of a column of keys are. A key is a value of the type only where its text is the
 * one that {@link KeyCell} reads from that value: 007 is no number here, since no number is read as
 * 007.
 */
enum KeyType {
  INTEGER,
  DECIMAL,
  FLOAT,
  BOOLEAN,
  DATE,
  TIME,
  TIMESTAMP,
  INSTANT,
  UUID,
  BINARY,
  TEXT,
  /** Of a type that is compared by its text. */
  BY_TEXT;

  private static final long SECOND = 1_000_000;

  /** Whether a value may have space around it that its key has not. */
  boolean mayBePadded() {
    return this == TEXT || this == BY_TEXT || this == BINARY;
  }

  /** The value to look for; empty where no value of the type has that key. */
  Optional<Object> value(byte[] key) {
    if (this == BINARY) {
      return Optional.of(key);
    }
    String text = new String(key, UTF_8);
    try {
      return switch (this) {
        case INTEGER -> canonical(new BigInteger(text), text);
        case DECIMAL -> decimal(text);
        case FLOAT -> decimal(text).map(each -> Double.valueOf(text));
        case BOOLEAN ->
            text.equals("0") || text.equals("1") ? Optional.of(text.equals("1")) : Optional.empty();
        case DATE -> Optional.of(LocalDate.ofEpochDay(whole(text)));
        case TIME -> Optional.of(LocalTime.ofNanoOfDay(Math.multiplyExact(whole(text), 1000L)));
        case TIMESTAMP -> Optional.of(instant(whole(text)).toLocalDateTime());
        case INSTANT -> Optional.of(instant(whole(text)));
        case UUID -> canonical(java.util.UUID.fromString(text), text);
        case TEXT, BY_TEXT -> text.indexOf(0) < 0 ? Optional.of(text) : Optional.empty();
        case BINARY -> throw new IllegalStateException();
      };
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> canonical(Object value, String text) {
    return value.toString().equals(text) ? Optional.of(value) : Optional.empty();
  }

  private static Optional<Object> decimal(String text) {
    BigDecimal number = new BigDecimal(text);
    boolean canonical = number.stripTrailingZeros().toPlainString().equals(text);
    return canonical ? Optional.of(number) : Optional.empty();
  }

  private static long whole(String text) {
    long number = Long.parseLong(text);
    if (!Long.toString(number).equals(text)) {
      throw new NumberFormatException();
    }
    return number;
  }

  private static OffsetDateTime instant(long micros) {
    return LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, SECOND),
            (int) Math.floorMod(micros, SECOND) * 1000,
            ZoneOffset.UTC)
        .atOffset(ZoneOffset.UTC);
  }
}
