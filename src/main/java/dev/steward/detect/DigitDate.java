package dev.steward.detect;

/** A date of birth within the digits of a number. */
@FunctionalInterface
interface DigitDate {
  boolean isPlausible(byte[] digits, int count);

  /**
   * @param layout {@code yymmdd@0}, {@code ddmmyy@0}, {@code yyyymmdd@6}: the order, and where it
   *     begins; {@code MM} where a century or a sex is added to the month; empty where there is no
   *     date
   */
  static DigitDate of(String layout) {
    if (layout.isEmpty()) {
      return (d, n) -> true;
    }
    int at = layout.indexOf('@');
    int offset = Integer.parseInt(layout.substring(at + 1));
    boolean added = layout.contains("MM");
    int month = offset + layout.indexOf(added ? "MM" : "mm");
    int day = offset + layout.indexOf("dd");
    return (d, n) -> n >= offset + at && isDay(d, day) && isMonth(d, month, added);
  }

  /** Some countries add 40 to the day for another status. */
  private static boolean isDay(byte[] d, int at) {
    int day = (d[at] * 10 + d[at + 1]) % 40;
    return day >= 1 && day <= 31;
  }

  /** Some countries add 20, 40, 50, 60, 70 or 80 to the month for a century or a sex. */
  private static boolean isMonth(byte[] d, int at, boolean added) {
    int written = d[at] * 10 + d[at + 1];
    int month = added ? written % 20 : written;
    return month >= 1 && month <= 12
        || added && (written >= 51 && written <= 62 || written >= 71 && written <= 82);
  }
}
