package dev.steward.detect;

import java.util.Arrays;

/** A checksum over the digits of a number. */
@FunctionalInterface
interface DigitChecksum {
  boolean holds(byte[] digits, int count);

  /**
   * @param specification {@code zero:W:M}: the sum weighted by W is divisible by M; {@code
   *     last:W:M}: its rest is the last digit, 10 standing for 0; {@code comp:W:M}: M less the rest
   *     is the last digit, 10 and 11 standing for 0 and 1; or a name. What involves letters is no
   *     concern of this checksum, and holds.
   */
  static DigitChecksum of(String specification) {
    String[] parts = specification.split(":");
    return parts.length == 1 ? named(specification) : weighted(parts);
  }

  private static DigitChecksum named(String name) {
    return switch (name) {
      case "luhn" -> (d, n) -> CheckDigits.luhn(d, 0, n);
      case "mod11-10" -> CheckDigits::mod11And10;
      case "verhoeff" -> CheckDigits::verhoeff;
      case "be" -> (d, n) -> n == 11 && NationalChecksums.belgian(d);
      case "no" -> (d, n) -> n == 11 && NationalChecksums.norwegian(d);
      case "tr" -> (d, n) -> n == 11 && NationalChecksums.turkish(d);
      case "baltic" -> (d, n) -> n == 11 && NationalChecksums.baltic(d);
      case "br" -> (d, n) -> n == 11 && NationalChecksums.brazilian(d);
      case "ru-snils" -> (d, n) -> n == 11 && NationalChecksums.snils(d);
      default -> (d, n) -> true;
    };
  }

  private static DigitChecksum weighted(String[] parts) {
    int[] weights = Arrays.stream(parts[1].split(" ")).mapToInt(Integer::parseInt).toArray();
    int modulus = Integer.parseInt(parts[2]);
    return (d, n) -> {
      if (n < weights.length) {
        return false;
      }
      int rest = Math.floorMod(CheckDigits.weighted(d, weights), modulus);
      return switch (parts[0]) {
        case "zero" -> rest == 0;
        case "last" -> rest % 10 == d[n - 1];
        default -> (modulus - rest) % modulus % 10 == d[n - 1];
      };
    };
  }
}
