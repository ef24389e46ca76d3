package dev.steward.source;

/** The data is no longer what was planned: the table has to be planned again. */
public final class SourceChangedException extends SourceException {
  private static final long serialVersionUID = 1L;

  public SourceChangedException(String attempt, String reason) {
    super(attempt, reason);
  }
}
