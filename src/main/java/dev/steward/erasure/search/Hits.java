package dev.steward.erasure.search;

/** Is told what was found in a value; of the same value perhaps more than once. */
public interface Hits {
  /**
   * @param token the number that {@link SearchTokens.Builder} gave
   */
  void hit(int token);
}
