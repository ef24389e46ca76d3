package dev.steward.report;

import java.time.Instant;
import java.time.LocalDate;

/** What a report column's values are. Each may be null. */
public enum ReportType {
  /** Text; an empty one is written as null, since CSV cannot tell the two apart. */
  TEXT(String.class),
  BOOLEAN(Boolean.class),
  LONG(Long.class),
  /** A finite number: never NaN, never infinite. */
  DOUBLE(Double.class),
  DATE(LocalDate.class),
  /** An instant in microseconds; what is finer is cut off. */
  TIMESTAMP(Instant.class);

  private final Class<?> valueType;

  ReportType(Class<?> valueType) {
    this.valueType = valueType;
  }

  /** The class of the values. */
  public Class<?> valueType() {
    return valueType;
  }
}
