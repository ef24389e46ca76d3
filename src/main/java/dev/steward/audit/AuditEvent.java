package dev.steward.audit;

import java.util.Optional;

/**
 * Something that was done or decided, to be recorded. Nothing personal may stand in it.
 *
 * @param object what it was done to: a request's id, a run's label, a publication's place
 * @param outcome what came of it, in a few words
 * @param manifestSha256 of the manifest that a publication has from then on
 */
public record AuditEvent(
    AuditAction action, String object, String outcome, Optional<String> manifestSha256) {
  private static final int LONGEST = 1_000;

  public AuditEvent {
    object = recordable(object);
    outcome = recordable(outcome);
  }

  public AuditEvent(AuditAction action, String object, String outcome) {
    this(action, object, outcome, Optional.empty());
  }

  /**
   * A publication is there, or is about to be changed.
   *
   * @param place its job and label, {@code pii-inventory/2026-11-01}
   */
  public static AuditEvent of(
      AuditAction action, String place, String outcome, String manifestSha256) {
    return new AuditEvent(action, place, outcome, Optional.of(manifestSha256));
  }

  /** As any database keeps it to the letter. */
  public static String recordable(String text) {
    String plain = text.replaceAll("\\p{Cntrl}|\\p{Cs}", " ").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1).strip() + "…";
  }
}
