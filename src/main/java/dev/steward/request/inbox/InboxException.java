package dev.steward.request.inbox;

import dev.steward.files.FileStore;
import java.io.IOException;

/** The inbox cannot be read, or its rejections cannot be written: the place and the reason. */
public final class InboxException extends IOException {
  private static final long serialVersionUID = 1L;

  InboxException(String attempt, String place, IOException cause) {
    this(attempt, place, FileStore.reason(cause));
  }

  InboxException(String attempt, String place, String reason) {
    super(attempt + " " + place + ": " + reason);
  }
}
