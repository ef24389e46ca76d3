package dev.steward.report;

import dev.steward.core.Sha256;
import dev.steward.files.FileStore;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Writes a file, and counts its bytes and their SHA-256 on the way. Failures name the file. A
 * second close does nothing.
 */
final class MeasuredOutput extends OutputStream {
  private final String path;
  private final OutputStream out;
  private final MessageDigest digest = Sha256.start();
  private long bytes;
  private boolean closed;

  private MeasuredOutput(String path, OutputStream out) {
    this.path = path;
    this.out = out;
  }

  static MeasuredOutput create(FileStore store, String path) throws IOException {
    return create(path, () -> store.write(path));
  }

  /** Opens what is written to. */
  @FunctionalInterface
  interface Opening {
    OutputStream open() throws IOException;
  }

  /**
   * @param path that is named by failures
   */
  static MeasuredOutput create(String path, Opening opening) throws IOException {
    try {
      return new MeasuredOutput(path, opening.open());
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] content, int offset, int length) throws IOException {
    try {
      out.write(content, offset, length);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
    digest.update(content, offset, length);
    bytes += length;
  }

  @Override
  public void flush() throws IOException {
    // reports are durable once closed, not before
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      out.close();
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  /** Lets go of the file after a failure. */
  void closeAfter(IOException failure) {
    try {
      close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  long bytes() {
    return bytes;
  }

  /** Of what was written; to be asked once, after closing. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static ReportFileException cannotWrite(String path, IOException cause) {
    return new ReportFileException("Cannot write", path, cause);
  }
}
