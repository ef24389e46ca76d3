package dev.steward.erasure;

import java.util.Locale;

/** What happens to rows of a person who is erased, the most that is left of them last. */
public enum Deed {
  /** They go. */
  DELETE,
  /** They stay without what is personal. */
  ANONYMISE,
  /** They stay, for they are others' too or another's, and refer to the person no more. */
  UNLINK,
  /** They stay until a lawful ground ends (Art. 17(3)). */
  RETAIN,
  /** They stay as they are: they are others' too, or may be. */
  KEEP;

  /** As reports write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether rows change. */
  boolean changes() {
    return this == DELETE || this == ANONYMISE || this == UNLINK;
  }
}
