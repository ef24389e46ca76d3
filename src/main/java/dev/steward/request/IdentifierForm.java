package dev.steward.request;

/** How values of a kind of identifier are compared. */
public enum IdentifierForm {
  /** Ignoring case and surrounding space. */
  EMAIL,
  /** As E.164 numbers. */
  PHONE,
  /** Character by character, ignoring surrounding space. */
  EXACT;

  /** The form of a kind. */
  public static IdentifierForm of(String kind) {
    return switch (kind) {
      case "email" -> EMAIL;
      case "phone" -> PHONE;
      default -> EXACT;
    };
  }
}
