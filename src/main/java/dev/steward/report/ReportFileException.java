package dev.steward.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** A file of a report could not be written or read: the message says which, and why. */
public final class ReportFileException extends IOException {
  private static final long serialVersionUID = 1L;

  ReportFileException(String attempt, String path, String reason) {
    super(attempt + " " + path + ": " + reason);
  }

  ReportFileException(String attempt, String path, IOException cause) {
    super(attempt + " " + path + ": " + reason(cause), cause);
  }

  static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    String reason =
        cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
    if (reason == null || reason.isEmpty()) {
      return cause.getClass().getSimpleName();
    }
    return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
  }
}
