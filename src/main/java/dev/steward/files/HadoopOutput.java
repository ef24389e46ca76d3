package dev.steward.files;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * Writes a file of a Hadoop file system; closed, it is on the disks where the client can see to it.
 */
final class HadoopOutput extends OutputStream {
  private final FSDataOutputStream out;
  private final String path;
  private boolean closed;

  HadoopOutput(FSDataOutputStream out, String path) {
    this.out = out;
    this.path = path;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    HadoopErrors.translated(
        path,
        () -> {
          out.write(bytes, offset, length);
          return length;
        });
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    HadoopErrors.translated(
        path,
        () -> {
          flushAndClose(out);
          return true;
        });
  }

  /** A client may throw the same failure twice, which no try-with-resources bears. */
  private static void flushAndClose(FSDataOutputStream out) throws IOException {
    try {
      if (out.hasCapability(StreamCapabilities.HSYNC)) {
        out.hsync();
      }
    } catch (IOException e) {
      try {
        out.close();
      } catch (IOException again) {
        if (again != e) {
          e.addSuppressed(again);
        }
      }
      throw e;
    }
    out.close();
  }
}
