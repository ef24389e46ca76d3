package dev.steward.detect;

/** A column with what its name means and what kind of values it has. */
record ColumnView(ColumnFacts facts, HeaderMeaning name, ValueKind kind) {
  static ColumnView of(ColumnFacts facts, HeaderMeaning name) {
    return new ColumnView(facts, name, ValueKind.of(facts));
  }

  boolean empty() {
    return facts.values() == 0;
  }
}
