package dev.steward.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/** Somebody with an OpenPGP key: one that certifies, and one below it that encrypts. */
final class Recipient {
  private final PGPSecretKeyRing secret;
  private final byte[] publicKey;

  private Recipient(PGPSecretKeyRing secret, byte[] publicKey) {
    this.secret = secret;
    this.publicKey = publicKey;
  }

  /**
   * @param seconds that the key is good for; 0 for ever
   */
  static Recipient create(Instant since, long seconds) throws Exception {
    return create(since, seconds, true);
  }

  static Recipient createSigner(Instant since) throws Exception {
    return create(since, 0, false);
  }

  private static Recipient create(Instant since, long seconds, boolean encrypts) throws Exception {
    PGPKeyPair primary = pair(since);
    PGPKeyRingGenerator ring =
        new PGPKeyRingGenerator(
            PGPSignature.POSITIVE_CERTIFICATION,
            primary,
            "Office <office@example.org>",
            new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
            packets(KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA, seconds).generate(),
            null,
            new BcPGPContentSignerBuilder(
                primary.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
            null);
    if (encrypts) {
      ring.addSubKey(
          pair(since),
          packets(KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE, seconds).generate(),
          null);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream armoured = ArmoredOutputStream.builder().build(bytes)) {
      ring.generatePublicKeyRing().encode(armoured);
    }
    return new Recipient(ring.generateSecretKeyRing(), bytes.toByteArray());
  }

  private static PGPSignatureSubpacketGenerator packets(int flags, long seconds) {
    PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
    packets.setKeyFlags(true, flags);
    if (seconds > 0) {
      packets.setKeyExpirationTime(true, seconds);
    }
    return packets;
  }

  private static PGPKeyPair pair(Instant since) throws PGPException {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(
        new RSAKeyGenerationParameters(
            java.math.BigInteger.valueOf(65_537), new SecureRandom(), 2048, 64));
    return new BcPGPKeyPair(
        PublicKeyPacket.VERSION_4,
        PublicKeyAlgorithmTags.RSA_GENERAL,
        generator.generateKeyPair(),
        Date.from(since));
  }

  byte[] publicKey() {
    return publicKey;
  }

  /** The content of a message to this key, after its integrity is checked. */
  byte[] decrypt(byte[] message) throws IOException {
    try {
      PGPEncryptedDataList list =
          (PGPEncryptedDataList)
              new BcPGPObjectFactory(new ByteArrayInputStream(message)).nextObject();
      Iterator<PGPEncryptedData> all = list.getEncryptedDataObjects();
      PGPPublicKeyEncryptedData data = (PGPPublicKeyEncryptedData) all.next();
      PGPSecretKey key = secret.getSecretKey(data.getKeyIdentifier().getKeyId());
      if (key == null) {
        throw new IOException("to another key");
      }
      PGPPrivateKey open =
          key.extractPrivateKey(
              new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                  .build(new char[0]));
      InputStream plain = data.getDataStream(new BcPublicKeyDataDecryptorFactory(open));
      PGPLiteralData literal = (PGPLiteralData) new BcPGPObjectFactory(plain).nextObject();
      byte[] content = literal.getInputStream().readAllBytes();
      if (plain.read() >= 0 || !data.isIntegrityProtected() || !data.verify()) {
        throw new IOException("damaged");
      }
      return content;
    } catch (PGPException e) {
      throw new IOException(e);
    }
  }
}
