package dev.steward.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** An OpenPGP public key (RFC 9580) that bundles are encrypted to. */
public final class RecipientKey {
  private static final int BUFFER = 1 << 16;
  private static final int ENCRYPTS = KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE;

  private final PGPPublicKey key;

  private RecipientKey(PGPPublicKey key) {
    this.key = key;
  }

  /**
   * Reads a public key, armoured or binary.
   *
   * @param now a key that has expired by then encrypts nothing
   * @throws IOException with the reason, where it is no public key, or none that encrypts
   */
  public static RecipientKey read(InputStream in, Instant now) throws IOException {
    PGPPublicKeyRingCollection rings;
    try (InputStream decoded = PGPUtil.getDecoderStream(in)) {
      rings = new PGPPublicKeyRingCollection(decoded, new BcKeyFingerprintCalculator());
    } catch (PGPException | IOException | RuntimeException e) {
      throw new IOException("is not an OpenPGP public key", e);
    }
    Iterator<PGPPublicKeyRing> all = rings.getKeyRings();
    if (!all.hasNext()) {
      throw new IOException("has no OpenPGP public key");
    }
    PGPPublicKeyRing ring = all.next();
    if (all.hasNext()) {
      throw new IOException("has keys of more than one recipient");
    }
    PGPPublicKey primary = ring.getPublicKey();
    if (primary.hasRevocation() || hasExpired(primary, now)) {
      throw new IOException("has a key that is revoked or has expired");
    }
    PGPPublicKey best = null;
    for (PGPPublicKey key : ring) {
      if (encrypts(key) && !key.hasRevocation() && !hasExpired(key, now)) {
        best = key; // the last subkey is the newest
      }
    }
    if (best == null) {
      throw new IOException("has no key that may encrypt now");
    }
    return new RecipientKey(best);
  }

  private static boolean hasExpired(PGPPublicKey key, Instant now) {
    long seconds = key.getValidSeconds();
    return seconds > 0 && key.getCreationTime().toInstant().plusSeconds(seconds).isBefore(now);
  }

  private static boolean encrypts(PGPPublicKey key) {
    if (!key.isEncryptionKey()) {
      return false;
    }
    boolean flagged = false;
    Iterator<PGPSignature> signatures = key.getSignatures();
    while (signatures.hasNext()) {
      PGPSignatureSubpacketVector packets = signatures.next().getHashedSubPackets();
      if (packets != null && packets.getKeyFlags() != 0) {
        flagged = true;
        if ((packets.getKeyFlags() & ENCRYPTS) != 0) {
          return true;
        }
      }
    }
    return !flagged; // old keys say nothing about their use
  }

  /** The fingerprint of the key that encrypts, in hexadecimal. */
  public String fingerprint() {
    return HexFormat.of().formatHex(key.getFingerprint()).toUpperCase(Locale.ROOT);
  }

  /**
   * Encrypts what is written, under AES-256 with integrity protection. Closing completes the
   * message and leaves the output open.
   *
   * @param name of the file inside
   */
  OutputStream encrypting(OutputStream out, String name) throws IOException {
    PGPEncryptedDataGenerator encryption =
        new PGPEncryptedDataGenerator(
            new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .setWithIntegrityPacket(true)
                .setSecureRandom(new SecureRandom()));
    encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(key));
    try {
      OutputStream encrypted = encryption.open(out, new byte[BUFFER]);
      PGPLiteralDataGenerator literal = new PGPLiteralDataGenerator();
      OutputStream content =
          literal.open(
              encrypted,
              PGPLiteralData.BINARY,
              name,
              new Date(0), // says nothing of when
              new byte[BUFFER]);
      return new Message(content, encrypted);
    } catch (PGPException e) {
      throw new IOException("Cannot encrypt to the recipient's key", e);
    }
  }

  private static final class Message extends OutputStream {
    private final OutputStream content;
    private final OutputStream encrypted;

    Message(OutputStream content, OutputStream encrypted) {
      this.content = content;
      this.encrypted = encrypted;
    }

    @Override
    public void write(int value) throws IOException {
      content.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      content.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      content.close();
      encrypted.close();
    }
  }

  @Override
  public String toString() {
    return "RecipientKey[" + fingerprint() + "]";
  }
}
