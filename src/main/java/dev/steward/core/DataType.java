package dev.steward.core;

/**
 * What a column's values are, whatever the source calls it. Each type says which {@link
 * ColumnVector} carries it; any of them may come wrapped in a {@link ColumnVector.Dictionary} or
 * {@link ColumnVector.Repeated}.
 */
public enum DataType {
  /** {@link ColumnVector.Longs}, 0 or 1. */
  BOOLEAN,
  /** {@link ColumnVector.Longs}. Unsigned 64-bit values that do not fit are {@link #DECIMAL}. */
  INTEGER,
  /** {@link ColumnVector.Decimals}. */
  DECIMAL,
  /** {@link ColumnVector.Doubles}. */
  FLOAT,
  /** {@link ColumnVector.Bytes}, UTF-8. UUIDs, enums, JSON and XML are text too. */
  TEXT,
  /** {@link ColumnVector.Bytes}, as they are. */
  BINARY,
  /** {@link ColumnVector.Longs}, days since 1970-01-01. */
  DATE,
  /** {@link ColumnVector.Longs}, microseconds of the day. */
  TIME,
  /** {@link ColumnVector.Longs}, microseconds since 1970-01-01T00:00 of a local date-time. */
  TIMESTAMP,
  /** {@link ColumnVector.Longs}, microseconds since 1970-01-01T00:00Z. */
  INSTANT
}
