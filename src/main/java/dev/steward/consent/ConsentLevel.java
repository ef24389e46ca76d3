package dev.steward.consent;

/**
 * A level of consent. A higher rank includes all lower ones.
 *
 * @param rank its place in {@link ConsentLevels}; 0 permits nothing
 */
public record ConsentLevel(int rank, String name) {
  public ConsentLevel {
    if (rank < 0 || name.isBlank()) {
      throw new IllegalArgumentException("A level has a rank from 0 and a name");
    }
  }

  /** Whether it permits nothing. */
  public boolean isNone() {
    return rank == 0;
  }

  @Override
  public String toString() {
    return name;
  }
}
