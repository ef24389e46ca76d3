package dev.steward.store;

import java.util.Optional;

/**
 * A partition that was sent to workers, as it was when it was read.
 *
 * @param owner who works on it, or did last
 * @param expired whether its holder's time was over
 * @param overdue whether nobody has taken it for so long that it is to be sent again
 * @param reason why it failed
 */
public record SentPartition(
    long stepExecutionId,
    String stepName,
    long fence,
    State state,
    Optional<ProcessIdentity> owner,
    boolean expired,
    boolean overdue,
    Optional<String> reason) {

  /** Where it stands. */
  public enum State {
    WAITING,
    HELD,
    RETURNED,
    ENDED
  }

  /** Whether its worker is certainly not at work any more, as seen from the given process. */
  public boolean isLost(ProcessIdentity from) {
    return state == State.HELD
        && (expired || owner.filter(holder -> holder.isGone(from)).isPresent());
  }
}
