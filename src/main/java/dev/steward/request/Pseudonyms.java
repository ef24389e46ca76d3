package dev.steward.request;

import dev.steward.core.HmacSha256;
import dev.steward.core.PseudonymKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What people are called in reports: the same as long as the operator keeps the key. Safe for use
 * by several threads.
 */
public final class Pseudonyms {
  private static final int BYTES = 16;
  private static final byte[] END = {0};
  private static final String PREFIX = "psn-";
  private static final Pattern IN_PLACE = Pattern.compile(PREFIX + "[0-9a-f]{1," + 2 * BYTES + "}");

  private final byte[] key;

  public Pseudonyms(PseudonymKey key) {
    this.key = HmacSha256.derivedKey(key.bytes(), "pseudonyms");
  }

  /** That of a person, by the table of people and the key in it. */
  public String of(PersonKey person) {
    return of(person.people().toString(), person.text());
  }

  /** That of whoever is asked for and was not found. */
  public String of(Identifier identifier) {
    return of(identifier.kind(), identifier.value());
  }

  /** What takes the place of a text in the data; of what took one's place, itself. */
  public String inPlaceOf(String text) {
    return IN_PLACE.matcher(text).matches() ? text : PREFIX + of("text", text);
  }

  private String of(String kind, String value) {
    byte[] mac =
        HmacSha256.of(
            key,
            kind.getBytes(StandardCharsets.UTF_8),
            END,
            value.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac, 0, BYTES);
  }

  @Override
  public String toString() {
    return "Pseudonyms";
  }
}
