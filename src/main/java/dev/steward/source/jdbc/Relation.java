package dev.steward.source.jdbc;

/**
 * A table or view of the database.
 *
 * @param schema its schema as stored; empty where the database has none
 * @param stored its name as stored
 * @param name its name as reported, within the source
 */
record Relation(String schema, String stored, String name, Kind kind) {
  enum Kind {
    TABLE,
    VIEW,
    FOREIGN_TABLE
  }

  /** {@code schema.table}, by which it may always be asked for. */
  String qualified() {
    return schema.isEmpty() ? stored : schema + "." + stored;
  }
}
