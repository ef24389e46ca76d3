package dev.steward.export;

import static dev.steward.export.Bundles.ACCESS;
import static dev.steward.export.Bundles.declaring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.steward.core.DataType;
import dev.steward.testkit.Canary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.AesVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedBundleTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Canary CANARY = new Canary(3);
  private static final String PASSPHRASE = "correct horse battery";

  @TempDir Path folder;

  @Test
  void opensWithThePassphraseOnly() throws Exception {
    Path bundle = write(Optional.of(new Passphrase(PASSPHRASE)), Optional.empty());

    assertThat(bundle.getFileName().toString()).isEqualTo("REQ-2026-0001.zip");
    try (ZipFile zip = new ZipFile(bundle.toFile(), PASSPHRASE.toCharArray())) {
      assertThat(zip.isEncrypted()).isTrue();
      for (FileHeader header : zip.getFileHeaders()) {
        assertThat(header.getAesExtraDataRecord().getAesKeyStrength())
            .isEqualTo(AesKeyStrength.KEY_STRENGTH_256);
        assertThat(header.getAesExtraDataRecord().getAesVersion()).isEqualTo(AesVersion.TWO);
      }
      try (InputStream data = zip.getInputStream(zip.getFileHeader("data.json"))) {
        assertThat(new String(data.readAllBytes(), StandardCharsets.UTF_8))
            .contains(CANARY.email());
      }
    }
    assertThat(Files.readString(bundle, StandardCharsets.ISO_8859_1)).doesNotContain(Canary.WORD);
    try (ZipFile zip = new ZipFile(bundle.toFile(), "another passphrase".toCharArray())) {
      assertThatExceptionOfType(ZipException.class)
          .isThrownBy(() -> zip.getInputStream(zip.getFileHeader("data.json")).close());
    }
  }

  @Test
  void opensWithTheRecipientsKeyOnly() throws Exception {
    Recipient recipient = Recipient.create(Instant.parse("2026-01-01T00:00:00Z"), 0);
    Recipient other = Recipient.create(Instant.parse("2026-01-01T00:00:00Z"), 0);
    RecipientKey key = RecipientKey.read(new ByteArrayInputStream(recipient.publicKey()), NOW);

    Path bundle = write(Optional.empty(), Optional.of(key));

    assertThat(bundle.getFileName().toString()).isEqualTo("REQ-2026-0001.zip.pgp");
    byte[] encrypted = Files.readAllBytes(bundle);
    Path zip = Files.write(folder.resolve("opened.zip"), recipient.decrypt(encrypted));
    assertThat(Bundles.entries(zip).get("data.json")).contains(CANARY.email());
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> other.decrypt(encrypted));
  }

  @Test
  void encryptsBothWaysAtOnce() throws Exception {
    Recipient recipient = Recipient.create(Instant.parse("2026-01-01T00:00:00Z"), 0);
    RecipientKey key = RecipientKey.read(new ByteArrayInputStream(recipient.publicKey()), NOW);

    Path bundle = write(Optional.of(new Passphrase(PASSPHRASE)), Optional.of(key));

    Path inner =
        Files.write(folder.resolve("opened.zip"), recipient.decrypt(Files.readAllBytes(bundle)));
    try (ZipFile zip = new ZipFile(inner.toFile(), PASSPHRASE.toCharArray())) {
      assertThat(zip.isEncrypted()).isTrue();
    }
  }

  @Test
  void refusesAKeyThatMustNotEncrypt() throws Exception {
    Recipient expired = Recipient.create(Instant.parse("2020-01-01T00:00:00Z"), 86_400);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> RecipientKey.read(new ByteArrayInputStream(expired.publicKey()), NOW))
        .withMessage("has a key that is revoked or has expired");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                RecipientKey.read(
                    new ByteArrayInputStream("no key".getBytes(StandardCharsets.UTF_8)), NOW))
        .withMessageContaining("OpenPGP public key");
    Recipient signer = Recipient.createSigner(Instant.parse("2026-01-01T00:00:00Z"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> RecipientKey.read(new ByteArrayInputStream(signer.publicKey()), NOW))
        .withMessage("has no key that may encrypt now");
  }

  @Test
  void tellsNoPassphrase() {
    assertThat(new Passphrase(PASSPHRASE)).hasToString("Passphrase");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Passphrase("short"))
        .withMessage("A passphrase has 12 characters or more");
  }

  private Path write(Optional<Passphrase> passphrase, Optional<RecipientKey> key)
      throws IOException {
    return Path.of(
        Bundles.write(
                folder,
                declaring(),
                new ExportSettings(passphrase, key, ExportSettings.KEEP_FOR, About.NOTHING),
                ACCESS,
                HeldRows.of("crm", "contact").column("email", DataType.TEXT).row(CANARY.email()))
            .pack());
  }
}
