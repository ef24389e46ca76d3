package dev.steward.request;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody asks. Holds personal data.
 *
 * @param id names it for good, in reports and messages too
 * @param identityVerified whether it is known that the person is who they say (Art. 12(6))
 * @param note in words; empty for none
 * @param correction of a rectification only, and always there
 */
public record SubjectRequest(
    String id,
    RequestType type,
    Identifier identifier,
    LocalDate receivedOn,
    boolean identityVerified,
    String note,
    Optional<Correction> correction) {
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._:/#-]{1,100}");

  public SubjectRequest {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "A request's id has up to 100 letters, digits and . _ : / # -");
    }
    if (correction.isPresent() != (type == RequestType.RECTIFICATION)) {
      throw new IllegalArgumentException("A rectification, and nothing else, has a correction");
    }
  }

  /** Whether a text may name a request. An e-mail address, say, may not: names are not secret. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Whether nothing may be done before its sender's identity is verified. */
  public boolean waitsForIdentity() {
    return !identityVerified && !type.appliesAtOnce();
  }

  SubjectRequest withIdentityVerified() {
    return new SubjectRequest(id, type, identifier, receivedOn, true, note, correction);
  }

  /** The same, of whoever has another identifier. */
  SubjectRequest about(Identifier other) {
    return new SubjectRequest(id, type, other, receivedOn, identityVerified, note, correction);
  }

  /** Without what is personal. */
  @Override
  public String toString() {
    return id + " (" + type.word() + " by " + identifier + ")";
  }
}
