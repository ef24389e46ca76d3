package dev.steward.source;

/**
 * A source, table or split could not be read. The message says what was attempted, where, and why,
 * and never quotes a cell: messages of drivers do, so a cause is never attached; only its stack
 * trace is kept.
 */
public class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param attempt what was tried and where ("Cannot read crm.contact, split 17 of 240")
   * @param reason why it failed, in our own or otherwise safe words ("the connection was lost")
   */
  public SourceException(String attempt, String reason) {
    super(attempt + ": " + reason);
  }

  /** As {@link #SourceException(String, String)}, with the place in the code where it began. */
  public SourceException(String attempt, String reason, Throwable origin) {
    this(attempt, reason);
    setStackTrace(origin.getStackTrace());
  }
}
