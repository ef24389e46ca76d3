package dev.steward.detect;

import java.util.Map;

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
    for (Map.Entry<String, ValueKind> kind :
        Map.of("date", DATE, "date.written", DATE, "integer", INTEGER, "uuid", UUID).entrySet()) {
      if (column.rate(kind.getKey()) >= MOST) {
        return kind.getValue();
      }
    }
    return column.rate("decimal") + column.rate("integer") >= MOST ? DECIMAL : TEXT;
  }
}
