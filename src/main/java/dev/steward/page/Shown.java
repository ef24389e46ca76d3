package dev.steward.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as a page shows them. */
final class Shown {
  private static final char UNSHOWN = '\uFFFD';
  private static final String[] SIZES = {"kB", "MB", "GB", "TB"};
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Shown() {}

  /** Without what a page cannot hold, and without what turns the letters after it around. */
  static String text(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(isShown(c) ? c : UNSHOWN));
    return shown.toString();
  }

  private static boolean isShown(int c) {
    if (c == '\n' || c == '\t') {
      return true;
    }
    boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return !turns && !Character.isISOControl(c) && !isNoCharacter(c);
  }

  private static boolean isNoCharacter(int c) {
    return (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  }

  /** The beginning, not in the middle of a character. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String percent(double share) {
    double percent = share * 100;
    // nothing that is there is shown as nothing, nothing that lacks as all
    if (percent > 0 && percent < 1) {
      return "<1%";
    }
    if (percent > 99 && percent < 100) {
      return ">99%";
    }
    return String.format(Locale.ROOT, "%.0f%%", percent);
  }

  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " bytes";
    }
    double size = bytes;
    int unit = -1;
    while (size >= 999.5 && unit < SIZES.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, SIZES[unit]);
  }

  static String date(LocalDate date) {
    return DATE.format(date);
  }

  /** Without the year, as an axis has it. */
  static String day(LocalDate date) {
    return DAY.format(date);
  }

  static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  static String duration(Instant from, Instant to) {
    Duration took = Duration.between(from, to);
    if (took.isNegative()) {
      return "";
    }
    if (took.toHours() > 0) {
      return "%d h %d min".formatted(took.toHours(), took.toMinutesPart());
    }
    if (took.toMinutes() > 0) {
      return "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart());
    }
    return took.toSeconds() == 0 ? "less than a second" : took.toSeconds() + " s";
  }
}
