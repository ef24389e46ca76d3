package dev.steward.source.parquet;

import java.io.IOException;

/** A file is not what the format says. The message is our own and holds none of its content. */
final class CorruptFileException extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptFileException(String reason) {
    super(reason);
  }
}
