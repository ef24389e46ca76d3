package dev.steward.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal that reads back as the same double, in the layout of {@link
 * Double#toString(double)}. Before JDK 19 that method gave a digit too many now and then, and a
 * report must not depend on the JDK.
 */
final class ShortestDecimal {
  // two decimals of up to 15 digits never read back as the same double
  private static final int ALWAYS_DISTINCT = 15;

  private ShortestDecimal() {}

  static String of(double value) {
    String text = Double.toString(value);
    if (text.length() <= ALWAYS_DISTINCT + 1) {
      return text;
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = ALWAYS_DISTINCT; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return layout(rounded.stripTrailingZeros());
      }
    }
    return layout(exact.round(new MathContext(17, RoundingMode.HALF_EVEN)));
  }

  private static String layout(BigDecimal decimal) {
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    if (exponent >= -3 && exponent < 7) {
      return (decimal.scale() < 1 ? decimal.setScale(1) : decimal).toPlainString();
    }
    return (decimal.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + '.'
        + (digits.length() > 1 ? digits.substring(1) : "0")
        + 'E'
        + exponent;
  }
}
