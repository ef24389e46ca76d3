package dev.steward.erasure.search;

/** Is told in which rows something was found. */
public interface RowHits {
  /**
   * @param column the column's position
   * @param row the row's position in its batch
   * @param token the number that {@link SearchTokens.Builder} gave
   */
  void hit(int column, int row, int token);
}
