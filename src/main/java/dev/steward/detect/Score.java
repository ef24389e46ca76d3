package dev.steward.detect;

/** How sure a judgement is, from 0 (certainly not) to 1 (certainly). */
public record Score(double value) {
  public static final Score ZERO = new Score(0);

  public Score {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("Score must be within 0..1: " + value);
    }
  }

  /** From this on, a column is reported as personal. */
  public boolean convinces() {
    return value >= 0.5;
  }

  /** Two pieces of evidence that speak for the same. */
  Score and(Score other) {
    return new Score(1 - (1 - value) * (1 - other.value));
  }

  /** What is left of it in the face of something that speaks against, from 0 to 1. */
  Score times(double factor) {
    return new Score(value * factor);
  }
}
