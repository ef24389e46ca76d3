package dev.steward.testkit;

import java.math.BigInteger;

/**
 * Values of an invented person, as cells hold them. Each has a mark that stands nowhere else, by
 * which a copy is found wherever it got to.
 *
 * @param number tells canaries apart
 */
public record Canary(int number) {
  /** The mark of all text. */
  public static final String WORD = "zqxcanary";

  /** The mark of phone numbers, without the codes of country and city. */
  public static final String PHONE_DIGITS = "90182077";

  /** The mark of accounts. */
  public static final String ACCOUNT_DIGITS = "37040044900177";

  /** The mark of numbers that are keys. */
  public static final String KEY_DIGITS = "730019991";

  public String email() {
    return WORD + number + "@example.org";
  }

  public String name() {
    return "Anna Zqxcanary" + (char) ('a' + number % 26);
  }

  public String phone() {
    return "+49 30 " + PHONE_DIGITS + two();
  }

  /** With right check digits. */
  public String iban() {
    String account = ACCOUNT_DIGITS + two() + "01";
    BigInteger rest = new BigInteger(account + "131400").mod(BigInteger.valueOf(97));
    return "DE" + String.format("%02d", 98 - rest.intValue()) + account;
  }

  public long key() {
    return Long.parseLong(KEY_DIGITS) * 100_000 + number;
  }

  public String text() {
    return "%s called from %s, write to %s, account %s".formatted(name(), phone(), email(), iban());
  }

  /** With fields, and with keys that are values. */
  public String json() {
    return """
    {"email": "%s", "by_mail": {"%s": {"name": "%s"}}, "who": {"Zqxcanary%s": 1}, "tel": ["%s"]}\
    """
        .formatted(email(), email(), name(), (char) ('a' + number % 26), phone());
  }

  /** A line of a CSV file with the header {@link #HEADER}. */
  public String line() {
    return "%d,%s,%s,%s,%s,\"%s\",\"%s\""
        .formatted(key(), name(), email(), phone(), iban(), text(), json().replace("\"", "\"\""));
  }

  /** Names of the cells of a {@link #line()}. */
  public static final String HEADER = "id,name,email,phone,iban,note,payload";

  private String two() {
    return String.format("%02d", number % 100);
  }

  @Override
  public String toString() {
    return "Canary[" + number + "]";
  }
}
