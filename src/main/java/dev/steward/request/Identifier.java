package dev.steward.request;

import dev.steward.core.TableRef;

/**
 * What somebody is known by: a kind and a value in the form in which values of that kind are
 * compared ({@link IdentifierForms}). Holds personal data.
 *
 * @param kind {@code key}, or a kind that subject tables declare ({@code email}, {@code phone}), or
 *     that of {@link #key}
 */
public record Identifier(String kind, String value) {
  /** The kind of a key of any table of people. */
  public static final String KEY = "key";

  public Identifier {
    if (kind.isBlank()) {
      throw new IllegalArgumentException("An identifier has a kind");
    }
    if (value.isEmpty()) {
      throw new IllegalArgumentException("An identifier has a value");
    }
  }

  /** The key of a person in one table: keys of different tables may be equal by chance. */
  public static Identifier key(TableRef people, String value) {
    return new Identifier(keyKind(people), value);
  }

  /** The kind of the keys of one table. */
  public static String keyKind(TableRef people) {
    return KEY + ":" + people;
  }

  /** Without the value. */
  @Override
  public String toString() {
    return kind + "[" + value.length() + " characters]";
  }
}
