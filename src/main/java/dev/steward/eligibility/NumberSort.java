package dev.steward.eligibility;

import java.util.function.IntBinaryOperator;

/** Sorts numbers by what they stand for, and leaves equal ones in their order: by merging. */
final class NumberSort {
  private NumberSort() {}

  /**
   * Sorts the first numbers of an array.
   *
   * @param order as that of a comparator
   */
  static void sort(int[] numbers, int count, IntBinaryOperator order) {
    int[] from = numbers;
    int[] to = new int[count];
    for (int width = 1; width > 0 && width < count; width *= 2) {
      for (int left = 0; left < count; left += 2 * width) {
        int middle = Math.min(left + width, count);
        merge(from, to, left, middle, Math.min(middle + width, count), order);
      }
      int[] swapped = from;
      from = to;
      to = swapped;
    }
    if (from != numbers) {
      System.arraycopy(from, 0, numbers, 0, count);
    }
  }

  private static void merge(
      int[] from, int[] to, int left, int middle, int right, IntBinaryOperator order) {
    int one = left;
    int other = middle;
    for (int at = left; at < right; at++) {
      boolean takesOne =
          one < middle && (other == right || order.applyAsInt(from[one], from[other]) <= 0);
      to[at] = takesOne ? from[one++] : from[other++];
    }
  }
}
