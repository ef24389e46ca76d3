package dev.steward.batch;

/** A worker may not go on with a partition: it is another's by now. */
final class PartitionLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PartitionLostException(String stepName) {
    super("Cannot go on with " + stepName + ": it was taken over");
  }
}
