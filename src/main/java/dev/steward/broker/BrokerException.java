package dev.steward.broker;

/** The broker cannot be used: what was attempted, where, and why. */
public final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokerException(String attempt, String place, String reason, Throwable cause) {
    super(attempt + " " + place + ": " + reason, cause);
  }
}
