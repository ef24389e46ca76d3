package dev.steward.erasure;

import dev.steward.request.Identifier;

/**
 * What names a person. Holds personal data.
 *
 * @param subject the person's ordinal in the run
 */
public record Wanted(int subject, Identifier identifier) {
  /** Without the value. */
  @Override
  public String toString() {
    return "Wanted[" + subject + ", " + identifier + "]";
  }
}
