package dev.steward.erasure;

/**
 * How much an erasure may change without being asked about: a mistake in an inbox or a link is
 * noticed before it has emptied a table.
 *
 * @param rows of a table in a run
 * @param share of a table's rows, which counts for tables of at least {@link #COUNTS_FROM} rows
 */
public record Limits(long rows, double share) {
  /** The defaults of {@code steward.erasure.limits}. */
  public static final Limits DEFAULT = new Limits(100_000, 0.2);

  /** Of smaller tables a few people are soon a large share. */
  static final long COUNTS_FROM = 10_000;

  public Limits {
    if (rows < 0 || !(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "Limits are a number of rows, and a share above 0 up to 1");
    }
  }

  /**
   * Whether a change is within them.
   *
   * @param tableRows −1 where unknown: then the share does not count
   */
  boolean admit(long changed, long tableRows) {
    return changed <= rows && (tableRows < COUNTS_FROM || changed <= tableRows * share);
  }
}
