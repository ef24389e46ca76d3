package dev.steward.shuffle;

import dev.steward.files.SeekableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A part of few records that never leaves memory. For one thread. */
public final class HeldPart {
  private static final Seal OPEN =
      new Seal() {
        @Override
        public int sealedBytes(int plain) {
          return plain;
        }

        @Override
        public void encrypt(byte[] plain, int from, int to, byte[] into) {
          System.arraycopy(plain, from, into, 0, to - from);
        }

        @Override
        public int decrypt(byte[] message, int from, int to, byte[] into, int at) {
          System.arraycopy(message, from, into, at, to - from);
          return to - from;
        }

        @Override
        public byte[] decrypt(byte[] message) {
          return message;
        }
      };

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PartWriter writer = new PartWriter(bytes, OPEN, new KeySample().ranges(1));

  /** Takes its records; all lie in range 0. */
  public PartWriter writer() {
    return writer;
  }

  /** The part with all records so far; to be called once. */
  public Part finish() throws IOException {
    writer.finish();
    byte[] written = bytes.toByteArray();
    return Part.open(() -> new Held(written), "memory", OPEN);
  }

  private record Held(byte[] bytes) implements SeekableFile {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public int read(long position, ByteBuffer into) {
      if (position >= bytes.length) {
        return -1;
      }
      int count = Math.min(into.remaining(), bytes.length - (int) position);
      into.put(bytes, (int) position, count);
      return count;
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
      return "Held[" + bytes.length + " bytes]";
    }
  }
}
