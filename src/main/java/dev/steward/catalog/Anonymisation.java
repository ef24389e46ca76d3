package dev.steward.catalog;

/** What erasure puts in place of a value. */
public sealed interface Anonymisation {
  /** Null. */
  record ToNull() implements Anonymisation {}

  /** A fixed text. */
  record ToText(String text) implements Anonymisation {}

  /** A pseudonym under the operator's key. */
  record ToPseudonym() implements Anonymisation {}

  /** The first of January of a date's year. */
  record ToYear() implements Anonymisation {}

  /** The value stays: it says nothing about the person once the rest is gone. */
  record Keep() implements Anonymisation {}
}
