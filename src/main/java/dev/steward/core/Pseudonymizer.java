package dev.steward.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The pseudonyms under which people stand in reports: the first 16 bytes of an HMAC-SHA-256 under
 * the operator's key, as 32 hexadecimal digits. Immutable; safe for use by several threads.
 */
public final class Pseudonymizer {
  private static final String HMAC = "HmacSHA256";
  private static final String PURPOSE = "pseudonyms";
  private static final int BYTES = 16;

  private final byte[] secret;

  public Pseudonymizer(PseudonymKey key) {
    this.secret = HmacSha256.derivedKey(key.bytes(), PURPOSE);
  }

  /**
   * The pseudonym of a person.
   *
   * @param root the table whose rows are people
   * @param key that of the person's row; spaces around it do not matter
   */
  public String subject(TableRef root, String key) {
    KeyCell cell = new KeyCell();
    cell.text(key);
    people(root).replace(cell);
    return new String(cell.copy(), UTF_8);
  }

  /** Those of a table's rows, for one thread. */
  public People people(TableRef root) {
    return new People(secret, root);
  }

  @Override
  public String toString() {
    return "Pseudonymizer";
  }

  /** Makes pseudonyms of keys, one after the other. */
  public static final class People {
    private final Mac mac;
    private final byte[] domain;

    private People(byte[] secret, TableRef root) {
      this.domain = ("subject " + root + '\0').getBytes(UTF_8);
      try {
        this.mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret, HMAC));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(HMAC + " is in every JDK", e);
      }
    }

    /** Puts the pseudonym in the place of a key that was read. */
    public void replace(KeyCell key) {
      mac.update(domain);
      mac.update(key.data(), key.from(), key.to() - key.from());
      key.text(HexFormat.of().formatHex(mac.doFinal(), 0, BYTES));
    }
  }
}
