package dev.steward.detect;

/** What a table's rows are. */
enum RowKind {
  PERSON,
  ORGANISATION,
  PLACE,
  THING,
  EVENT,
  REFERENCE,
  UNKNOWN
}
