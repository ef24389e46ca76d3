package dev.steward.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.CompressionLevel;
import net.lingala.zip4j.model.enums.CompressionMethod;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/**
 * A ZIP in the making, one entry after the other. Without a passphrase the same entries give the
 * same bytes: their time is fixed. With one, entries are AES-256 (AE-2); names stay readable.
 */
final class BundleZip implements Closeable {
  private final ZipOutputStream zip;
  private final boolean encrypted;
  private final long time;
  private final List<Entry> entries = new ArrayList<>();

  /** A finished entry, with the SHA-256 of its content. */
  record Entry(String name, long bytes, String sha256) {}

  /** Writes the content of an entry; it may close the stream, and need not. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * @param day of all entries
   */
  BundleZip(OutputStream out, Optional<Passphrase> passphrase, LocalDate day) throws IOException {
    this.encrypted = passphrase.isPresent();
    this.zip = new ZipOutputStream(out, passphrase.map(Passphrase::characters).orElse(null));
    // entries have local times without a zone, and zip4j writes them in that of the machine
    LocalDateTime midnight = day.isBefore(EARLIEST) ? EARLIEST.atStartOfDay() : day.atStartOfDay();
    this.time = midnight.plusHours(12).atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
  }

  private static final LocalDate EARLIEST = LocalDate.of(1980, 1, 1);

  void add(String name, Content content) throws IOException {
    ZipParameters parameters = new ZipParameters();
    parameters.setFileNameInZip(name);
    parameters.setLastModifiedFileTime(time);
    parameters.setCompressionMethod(CompressionMethod.DEFLATE);
    parameters.setCompressionLevel(CompressionLevel.FAST); // half the time, for a tenth more bytes
    if (encrypted) {
      parameters.setEncryptFiles(true);
      parameters.setEncryptionMethod(EncryptionMethod.AES);
      parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
    }
    zip.putNextEntry(parameters);
    Entered entered = new Entered(zip);
    content.write(entered);
    zip.closeEntry();
    entries.add(new Entry(name, entered.bytes(), entered.sha256()));
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Whatever closes it leaves the ZIP open. */
  private static final class Entered extends MeasuredStream {
    Entered(OutputStream out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
