package dev.steward.request.inbox;

import dev.steward.request.SubjectRequest;

/** A line of the inbox, or more lines than one where a cell has line ends. */
public sealed interface InboxLine {
  /** The file's name, or its path below the inbox where that is a folder. */
  String file();

  /** The number of the line it begins in, from 1, the header counted. */
  long line();

  /**
   * A request.
   *
   * @param content its cells as they are written, so that an altered line can be told from one that
   *     is read again; holds personal data
   */
  record Asked(@Override String file, @Override long line, SubjectRequest request, String content)
      implements InboxLine {
    /** Without what is personal. */
    @Override
    public String toString() {
      return file + ", line " + line + ": " + request;
    }
  }

  /**
   * One that is not taken.
   *
   * @param reason what is wrong with it, without its cells
   */
  record Rejected(@Override String file, @Override long line, String reason) implements InboxLine {}
}
