package dev.steward.core;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104), of 32 bytes. */
public final class HmacSha256 {
  private static final String NAME = "HmacSHA256";

  private HmacSha256() {}

  /** The code of the parts, one after the other, under a key. */
  public static byte[] of(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(NAME);
      mac.init(new SecretKeySpec(key, NAME));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(NAME + " is in every JDK", e);
    }
  }

  /** A key derived from a secret: the one of a purpose tells nothing about that of another. */
  public static byte[] derivedKey(byte[] secret, String purpose) {
    return of(secret, ("steward " + purpose).getBytes(StandardCharsets.UTF_8));
  }
}
