package dev.steward.batch;

/** Why a partition failed that was done elsewhere, in words that may be stored and shown. */
final class RemoteFailure extends Exception {
  private static final long serialVersionUID = 1L;

  RemoteFailure(String reason) {
    super(reason);
  }
}
