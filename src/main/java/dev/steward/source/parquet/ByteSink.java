package dev.steward.source.parquet;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes, which {@code Binary} values write themselves into without a copy. */
final class ByteSink extends OutputStream {
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private byte[] bytes = new byte[256];
  private int length;

  @Override
  public void write(int b) {
    ensure(1);
    bytes[length++] = (byte) b;
  }

  @Override
  public void write(byte[] from, int offset, int count) {
    ensure(count);
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }

  void write(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    write(utf8, 0, utf8.length);
  }

  int length() {
    return length;
  }

  /** The array, of which the first {@link #length} bytes count; starts anew with another one. */
  byte[] take() {
    byte[] taken = bytes;
    bytes = new byte[Math.max(256, length)];
    length = 0;
    return taken;
  }

  private void ensure(int more) {
    long needed = (long) length + more;
    if (needed > bytes.length) {
      if (needed > LARGEST) {
        throw new IllegalStateException("the values of one batch exceed 2 GB");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, 2L * bytes.length)));
    }
  }
}
