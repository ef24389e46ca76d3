package dev.steward.source.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why something failed, in words without any content of the file. */
final class Faults {
  private Faults() {}

  static String reason(Throwable fault) {
    if (fault instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return reason(unchecked.getCause());
    }
    if (fault instanceof NoSuchFileException) {
      return "no such file";
    }
    if (fault instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (fault instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    if (fault instanceof IOException && fault.getMessage() != null) {
      return fault.getMessage();
    }
    // messages of decoders may quote what they read
    return "the data is corrupt (" + fault.getClass().getSimpleName() + ")";
  }
}
