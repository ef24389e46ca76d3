package dev.steward.config;

import dev.steward.core.PseudonymKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** Makes the operator's key of {@code steward.pseudonym-key}, without ever telling its value. */
final class KeyCheck {
  private static final PropertyPath PATH = PropertyPath.STEWARD.child("pseudonym-key");
  private static final String FILE = "file:";
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
    return property.startsWith(FILE)
        ? inFile(property.substring(FILE.length()))
        : decoded(property, "it");
  }

  private Optional<PseudonymKey> inFile(String location) {
    try {
      Path file = Path.of(location.replaceFirst("^///", "/"));
      return decoded(Files.readString(file, StandardCharsets.ISO_8859_1), "the file's content");
    } catch (IOException | InvalidPathException e) {
      faults.add(PATH, "cannot read the file " + location);
      return Optional.empty();
    }
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
