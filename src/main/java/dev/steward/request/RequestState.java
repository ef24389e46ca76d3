package dev.steward.request;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How far a request has come. */
public enum RequestState {
  /** In the register; its sender's identity is yet to be verified. */
  RECEIVED,
  VERIFIED,
  /** The people it concerns are known. */
  RESOLVED,
  IN_PROGRESS,
  COMPLETED,
  /** Carried out, save for what has to be kept for a time. */
  COMPLETED_WITH_RETENTION,
  /** Nobody with that identifier is in the data that was searched. */
  NOT_FOUND,
  /** More people than one have that identifier: a person decides. */
  AMBIGUOUS,
  /** Refused, with a reason (Art. 12(4)). */
  REJECTED,
  /** A person has halted it, with a reason. */
  ON_HOLD,
  /** It could not be carried out in full; the next run tries again. */
  FAILED;

  private static final Set<RequestState> ANSWERED =
      EnumSet.of(COMPLETED, COMPLETED_WITH_RETENTION, NOT_FOUND, REJECTED);

  /** The states that this one may change to. */
  private Set<RequestState> next() {
    return switch (this) {
      case RECEIVED -> EnumSet.of(VERIFIED, COMPLETED, NOT_FOUND, REJECTED, ON_HOLD);
      case VERIFIED ->
          EnumSet.of(RESOLVED, COMPLETED, NOT_FOUND, AMBIGUOUS, REJECTED, ON_HOLD, FAILED);
      case RESOLVED -> EnumSet.of(IN_PROGRESS, NOT_FOUND, AMBIGUOUS, REJECTED, ON_HOLD, FAILED);
      case IN_PROGRESS ->
          EnumSet.of(
              COMPLETED, COMPLETED_WITH_RETENTION, NOT_FOUND, AMBIGUOUS, REJECTED, ON_HOLD, FAILED);
      case AMBIGUOUS -> EnumSet.of(RESOLVED, NOT_FOUND, REJECTED, ON_HOLD);
      case ON_HOLD -> EnumSet.of(RECEIVED, VERIFIED, REJECTED);
      case FAILED -> EnumSet.of(RESOLVED, IN_PROGRESS, NOT_FOUND, AMBIGUOUS, REJECTED, ON_HOLD);
      // the person may turn up later, with a late import or a source that was down
      case NOT_FOUND -> EnumSet.of(RESOLVED, COMPLETED);
      // what was kept is erased when its ground ends
      case COMPLETED_WITH_RETENTION -> EnumSet.of(IN_PROGRESS);
      case COMPLETED, REJECTED -> EnumSet.noneOf(RequestState.class);
    };
  }

  /** Whether a request in this state may change to another. */
  public boolean mayBecome(RequestState other) {
    return next().contains(other);
  }

  /** Whether the person has been answered, whatever the answer. */
  public boolean isAnswered() {
    return ANSWERED.contains(this);
  }

  /** Whether something is still to be done. */
  public boolean isOpen() {
    return !isAnswered();
  }

  /** Whether a request may be in it whose sender could be anybody. */
  boolean needsNoIdentity() {
    return this == RECEIVED || this == ON_HOLD || this == REJECTED;
  }

  /** Whether it is reached only with a reason that a person can read. */
  public boolean needsReason() {
    return this == REJECTED || this == ON_HOLD || this == FAILED;
  }

  /** How it is written: {@code completed-with-retention}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The state that is written so; empty where there is none. */
  public static Optional<RequestState> find(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
