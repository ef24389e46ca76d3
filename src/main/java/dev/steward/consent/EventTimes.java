package dev.steward.consent;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When events of a ledger occurred: an ISO instant, or an ISO date-time with an offset, or one
 * without, which is of the policy's time zone. Outcomes are microseconds since 1970-01-01T00:00Z. A
 * local time that a change of clocks leaves out is taken as much later; one that it repeats is the
 * first.
 */
public final class EventTimes {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?)"
              + "([Zz]|[+-]\\d{2}:[0-5]\\d)?");

  private final ZoneId zone;

  public EventTimes(ZoneId zone) {
    this.zone = zone;
  }

  /** Reads a text, spaces around it aside; empty where it is no such time. */
  public OptionalLong read(String cell) {
    Matcher time = TIME.matcher(cell.strip());
    if (!time.matches()) {
      return OptionalLong.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.parse(time.group(1));
      String offset = time.group(5);
      Instant instant =
          offset == null
              ? local.atZone(zone).toInstant()
              : OffsetDateTime.of(local, ZoneOffset.of(offset.replace('z', 'Z'))).toInstant();
      return OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /** The time of a local date-time, as microseconds since 1970-01-01T00:00. */
  public long ofLocal(long micros) {
    LocalDateTime local = LocalDateTime.of(1970, 1, 1, 0, 0).plus(micros, ChronoUnit.MICROS);
    return ChronoUnit.MICROS.between(Instant.EPOCH, local.atZone(zone).toInstant());
  }
}
