package dev.steward.subject;

import dev.steward.catalog.SubjectLink;

/** What a row has to do with a person. The first that holds counts. */
public enum Belonging {
  /** It is the person's. */
  OWNS,
  /** It is others' too: it goes only when none of them is left. */
  SHARED,
  /** It has an identifier that others have too, as families share an address: it may be theirs. */
  UNCERTAIN,
  /** It is another's, and names the person. */
  NAMES;

  private static final Belonging[] ALL = values();

  static Belonging of(SubjectLink.Relation relation) {
    return switch (relation) {
      case OWNS -> OWNS;
      case SHARED -> SHARED;
      case NAMES -> NAMES;
    };
  }

  static Belonging at(int ordinal) {
    return ALL[ordinal];
  }

  /** That of a row which is reached through a row of this. */
  Belonging then(Belonging next) {
    return ordinal() > next.ordinal() ? this : next;
  }
}
