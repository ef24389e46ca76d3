package dev.steward.export;

import dev.steward.core.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;

/** Counts the bytes that go through, and sums them up. */
class MeasuredStream extends DigestOutputStream {
  private long bytes;

  MeasuredStream(OutputStream out) {
    super(out, Sha256.start());
  }

  @Override
  public void write(int value) throws IOException {
    super.write(value);
    bytes++;
  }

  @Override
  public void write(byte[] content, int offset, int length) throws IOException {
    super.write(content, offset, length);
    bytes += length;
  }

  long bytes() {
    return bytes;
  }

  /** In hexadecimal; to be asked once, at the end. */
  String sha256() {
    return HexFormat.of().formatHex(getMessageDigest().digest());
  }
}
