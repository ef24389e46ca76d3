package dev.steward.consent;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ranks that cells stand for. Whole numbers are also found without making text of them. */
final class LevelValues {
  private static final double EXACT = 1L << 53;

  private final Map<String, Integer> ranks;
  private final long[] numbers;
  private final byte[] ranksOfNumbers;

  /**
   * @param ranks by value, trimmed
   */
  LevelValues(Map<String, Integer> ranks) {
    this.ranks = Map.copyOf(ranks);
    Map<Long, Integer> whole = new HashMap<>();
    ranks.forEach(
        (value, rank) -> {
          Long number = wholeNumber(value);
          if (number != null) {
            whole.put(number, rank);
          }
        });
    numbers = whole.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    ranksOfNumbers = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      ranksOfNumbers[i] = whole.getOrDefault(numbers[i], ConsentLevels.INVALID).byteValue();
    }
  }

  int rank(String cell) {
    return ranks.getOrDefault(cell.strip(), ConsentLevels.INVALID);
  }

  int rank(long cell) {
    int at = Arrays.binarySearch(numbers, cell);
    return at < 0 ? ConsentLevels.INVALID : ranksOfNumbers[at];
  }

  int rank(double cell) {
    return cell == Math.rint(cell) && Math.abs(cell) <= EXACT
        ? rank((long) cell)
        : rank(Double.toString(cell));
  }

  int rank(BigDecimal cell) {
    return rank(cell.stripTrailingZeros().toPlainString());
  }

  /** The number that a text is the usual form of. */
  private static @Nullable Long wholeNumber(String value) {
    try {
      long number = Long.parseLong(value);
      return Long.toString(number).equals(value) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
