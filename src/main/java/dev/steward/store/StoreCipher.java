package dev.steward.store;

import dev.steward.audit.AuditChain;
import dev.steward.core.HmacSha256;
import dev.steward.shuffle.Seal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps what names people unreadable in the control store and in staging: AES-256-GCM under a key
 * derived from the operator's secret by HMAC-SHA-256. Each message carries its own random nonce.
 * Safe for use by several threads.
 */
public final class StoreCipher implements Seal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final byte[] checkValue;
  private final byte[] auditKey;
  private final SecureRandom random = new SecureRandom();
  private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(StoreCipher::cipher);

  private StoreCipher(byte[] secret) {
    this.key = new SecretKeySpec(HmacSha256.derivedKey(secret, "control store"), "AES");
    this.checkValue = HmacSha256.derivedKey(secret, "check value");
    this.auditKey = HmacSha256.derivedKey(secret, "audit trail");
  }

  /** A cipher under a key derived from a secret of 32 bytes or more. */
  public static StoreCipher derivedFrom(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("A secret has 32 bytes or more");
    }
    return new StoreCipher(secret);
  }

  /** Tells, without revealing it, whether two ciphers have the same secret. */
  public String checkValue() {
    return Base64.getEncoder().encodeToString(Arrays.copyOf(checkValue, 16));
  }

  /** Chains the audit trail under a key derived from the same secret. */
  public AuditChain auditChain() {
    return new AuditChain(auditKey, checkValue());
  }

  @Override
  public int sealedBytes(int plain) {
    return NONCE_BYTES + plain + TAG_BITS / Byte.SIZE;
  }

  @Override
  public void encrypt(byte[] plain, int from, int to, byte[] into) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    System.arraycopy(nonce, 0, into, 0, NONCE_BYTES);
    crypt(Cipher.ENCRYPT_MODE, nonce, plain, from, to, into, NONCE_BYTES);
  }

  /**
   * @throws IllegalStateException where the message was sealed under another key or was changed
   */
  @Override
  public byte[] decrypt(byte[] message) {
    byte[] plain = new byte[Math.max(0, message.length - NONCE_BYTES - TAG_BITS / Byte.SIZE)];
    decrypt(message, 0, message.length, plain, 0);
    return plain;
  }

  @Override
  public int decrypt(byte[] message, int from, int to, byte[] into, int at) {
    byte[] nonce = Arrays.copyOfRange(message, from, Math.min(to, from + NONCE_BYTES));
    return crypt(Cipher.DECRYPT_MODE, nonce, message, from + NONCE_BYTES, to, into, at);
  }

  String encrypt(String plain) {
    return Base64.getEncoder().encodeToString(encrypt(plain.getBytes(StandardCharsets.UTF_8)));
  }

  String decrypt(String message) {
    return new String(decrypt(Base64.getDecoder().decode(message)), StandardCharsets.UTF_8);
  }

  private int crypt(int mode, byte[] nonce, byte[] input, int from, int to, byte[] into, int at) {
    try {
      Cipher cipher = ciphers.get();
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input, from, to - from, into, at);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "Cannot open what the control store sealed: the key differs or the data was changed", e);
    }
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is in every JDK", e);
    }
  }

  @Override
  public String toString() {
    return "StoreCipher";
  }
}
