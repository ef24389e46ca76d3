package dev.steward.consent;

/**
 * What the register of requests and the suppression list say of a contact on a day.
 *
 * @param erased whether it is on the suppression list
 * @param restricted whether a restriction (Art. 18) is in force, or an erasure is open
 * @param objected whether an objection (Art. 21) is in force
 */
public record RegisterFacts(boolean erased, boolean restricted, boolean objected) {
  /** Nothing. */
  public static final RegisterFacts NOTHING = new RegisterFacts(false, false, false);
}
