package dev.steward.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A secret as it is written in the configuration, or in the file that it names by {@code file:}.
 */
final class SecretText {
  private static final String FILE = "file:";

  private SecretText() {}

  /** Without the line end after it; empty, with a fault, where its file cannot be read. */
  static Optional<String> of(String property, PropertyPath path, FaultList faults) {
    if (!property.startsWith(FILE)) {
      return Optional.of(property);
    }
    String location = property.substring(FILE.length());
    try {
      Path file = Path.of(location.replaceFirst("^///", "/"));
      return Optional.of(
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replaceFirst("\\R\\z", ""));
    } catch (IOException | InvalidPathException e) {
      faults.add(path, "cannot read the file " + location);
      return Optional.empty();
    }
  }
}
