package dev.steward.detect;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checksums over digits that are weighted by their place. */
final class DigitWeights {
  static final Pattern FORM =
      Pattern.compile("(zero|last|comp):(-?\\d{1,4}(?: -?\\d{1,4}){0,39}):([1-9]\\d{0,3})");

  private DigitWeights() {}

  /**
   * @param specification of that form
   */
  static DigitChecksum of(Matcher specification) {
    int[] weights =
        Arrays.stream(specification.group(2).split(" ")).mapToInt(Integer::parseInt).toArray();
    int modulus = Integer.parseInt(specification.group(3));
    String kind = specification.group(1);
    return (d, n) -> {
      if (n < weights.length) {
        return false;
      }
      int rest = Math.floorMod(CheckDigits.weighted(d, weights), modulus);
      return switch (kind) {
        case "zero" -> rest == 0;
        case "last" -> rest % 10 == d[n - 1];
        default -> (modulus - rest) % modulus % 10 == d[n - 1];
      };
    };
  }
}
