package dev.steward.config;

import dev.steward.core.PseudonymKey;
import java.util.Base64;
import java.util.Optional;

/** Makes the operator's key of {@code steward.pseudonym-key}, without ever telling its value. */
final class KeyCheck {
  private static final PropertyPath PATH = PropertyPath.STEWARD.child("pseudonym-key");
  private static final String FORM =
      "base64 of 32 bytes or more; openssl rand -base64 32 makes one";

  private final FaultList faults;

  KeyCheck(FaultList faults) {
    this.faults = faults;
  }

  /** The fault of a configuration that has no key where one is needed. */
  static String missing(String why) {
    return PATH + ": missing; " + why + ", and needs it: " + FORM;
  }

  Optional<PseudonymKey> key(String property) {
    if (property.isBlank()) {
      return Optional.empty();
    }
    String what = property.startsWith("file:") ? "the file's content" : "it";
    return SecretText.of(property, PATH, faults).flatMap(base64 -> decoded(base64, what));
  }

  private Optional<PseudonymKey> decoded(String base64, String what) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      return Optional.of(new PseudonymKey(bytes));
    } catch (IllegalArgumentException e) {
      faults.add(PATH, what + " is not " + FORM);
      return Optional.empty();
    }
  }
}
