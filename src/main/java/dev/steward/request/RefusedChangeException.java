package dev.steward.request;

/** A request does not admit what was asked to be done with it. Names the request, and why. */
public final class RefusedChangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedChangeException(String requestId, String reason) {
    super("Cannot change request " + requestId + ": " + reason);
  }
}
