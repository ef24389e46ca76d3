package dev.steward.consent;

import java.util.Locale;

/**
 * Something that a controller does with the members of a segment.
 *
 * @param segment the name of the segment whose members it is for
 * @param minimum the least level of consent that permits it
 * @param automatedDecision whether it decides about people without a person (Art. 22)
 * @param usesBehaviour whether it uses what was recorded of people's behaviour
 */
public record Activity(
    String id,
    Kind kind,
    String segment,
    Subject subject,
    ConsentLevel minimum,
    boolean automatedDecision,
    boolean usesBehaviour) {

  /**
   * @throws IllegalArgumentException where the minimum permits nothing, and for accounts unless a
   *     score without automated decision
   */
  public Activity {
    if (id.isBlank() || segment.isBlank()) {
      throw new IllegalArgumentException("An activity has an id and a segment");
    }
    if (minimum.isNone()) {
      throw new IllegalArgumentException(
          id + ": minimum-level cannot be " + minimum + ": it permits nothing");
    }
    if (subject == Subject.ACCOUNT && kind != Kind.LEAD_SCORING) {
      throw new IllegalArgumentException(
          id + ": " + kind + " cannot be for accounts: they hold no consent");
    }
    if (subject == Subject.ACCOUNT && automatedDecision) {
      throw new IllegalArgumentException(
          id
              + ": the score of an account cannot decide automatically: it would decide about"
              + " people whose consent it cannot see");
    }
  }

  /**
   * Whether it decides automatically below the profiling level. That is allowed (Art. 22(2)(a),
   * (b)), deserves a warning, and does not raise the minimum.
   */
  public boolean decidesBelowProfiling(ConsentLevels levels) {
    return automatedDecision && minimum.rank() < levels.profiling().rank();
  }

  /** What an activity is. */
  public enum Kind {
    SEGMENT,
    CUSTOMER_JOURNEY,
    LEAD_SCORING;

    /** The word in configuration and reports. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What its members are. */
  public enum Subject {
    CONTACT,
    /** Decided as its contact. */
    LEAD,
    /** Holds no consent. */
    ACCOUNT
  }
}
