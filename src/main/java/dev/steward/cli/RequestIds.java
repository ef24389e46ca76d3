package dev.steward.cli;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Names for requests that come without one. */
final class RequestIds {
  // read out on the telephone: no 0 and O, no 1, I and L
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RequestIds() {}

  /** {@code REQ-20261125-7KQ3ZP}. */
  static String random(LocalDate day) {
    StringBuilder id =
        new StringBuilder("REQ-").append(DateTimeFormatter.BASIC_ISO_DATE.format(day)).append('-');
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
