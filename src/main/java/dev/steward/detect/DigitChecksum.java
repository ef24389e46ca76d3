package dev.steward.detect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** A checksum over the digits of a number. */
@FunctionalInterface
interface DigitChecksum {
  boolean holds(byte[] digits, int count);

  /** How a specification may be written. */
  List<String> KNOWN =
      List.of(
          "luhn",
          "verhoeff",
          "mod11-10",
          "mod97-10",
          "zero:W:M",
          "last:W:M",
          "comp:W:M",
          "be",
          "no",
          "tr",
          "baltic",
          "br",
          "ru-snils");

  /** The checksum of that specification; what involves letters is no concern of it, and holds. */
  static DigitChecksum of(String specification) {
    return find(specification).orElse((d, n) -> true);
  }

  /**
   * @param specification {@code zero:W:M}: the sum weighted by W is divisible by M; {@code
   *     last:W:M}: its rest is the last digit, 10 standing for 0; {@code comp:W:M}: M less the rest
   *     is the last digit, 10 and 11 standing for 0 and 1; or a name. W is numbers with spaces
   *     between
   * @return empty where it is neither
   */
  static Optional<DigitChecksum> find(String specification) {
    Matcher weighted = DigitWeights.FORM.matcher(specification);
    return weighted.matches()
        ? Optional.of(DigitWeights.of(weighted))
        : Optional.ofNullable(named(specification));
  }

  private static @Nullable DigitChecksum named(String name) {
    return switch (name) {
      case "luhn" -> (d, n) -> CheckDigits.luhn(d, 0, n);
      case "mod11-10" -> CheckDigits::mod11And10;
      case "mod97-10" -> CheckDigits::mod97And10;
      case "verhoeff" -> CheckDigits::verhoeff;
      case "be" -> (d, n) -> n == 11 && NationalChecksums.belgian(d);
      case "no" -> (d, n) -> n == 11 && NationalChecksums.norwegian(d);
      case "tr" -> (d, n) -> n == 11 && NationalChecksums.turkish(d);
      case "baltic" -> (d, n) -> n == 11 && NationalChecksums.baltic(d);
      case "br" -> (d, n) -> n == 11 && NationalChecksums.brazilian(d);
      case "ru-snils" -> (d, n) -> n == 11 && NationalChecksums.snils(d);
      default -> null;
    };
  }
}
