package dev.steward.source.csv;

import java.io.IOException;

/** A file that is not the CSV it is said to be. The message says where and why, never the cell. */
final class MalformedCsvException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedCsvException(String message) {
    super(message);
  }
}
