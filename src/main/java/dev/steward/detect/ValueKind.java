package dev.steward.detect;

/** What values are, whatever their type: a CSV file has nothing but text. */
enum ValueKind {
  TEXT,
  INTEGER,
  DECIMAL,
  DATE,
  BOOLEAN,
  UUID,
  OTHER,
  /** There are no values to tell by. */
  UNKNOWN;

  private static final double MOST = 0.9;

  static ValueKind of(ColumnFacts column) {
    return switch (column.type()) {
      case BOOLEAN -> BOOLEAN;
      case INTEGER -> INTEGER;
      case DECIMAL, FLOAT -> DECIMAL;
      case DATE, TIMESTAMP, INSTANT -> DATE;
      case TIME, BINARY -> OTHER;
      case TEXT -> column.values() == 0 ? UNKNOWN : ofText(column);
    };
  }

  private static ValueKind ofText(ColumnFacts column) {
    boolean twoValues = column.distinct() <= 2.5;
    if (twoValues && column.rate("boolean") >= MOST && !(column.rate("gender") >= MOST)) {
      return BOOLEAN;
    }
    if (column.rate("date") >= MOST || column.rate("date.written") >= MOST) {
      return DATE;
    }
    if (column.rate("integer") >= MOST) {
      return INTEGER;
    }
    if (column.rate("uuid") >= MOST) {
      return UUID;
    }
    return column.rate("decimal") + column.rate("integer") >= MOST ? DECIMAL : TEXT;
  }
}
