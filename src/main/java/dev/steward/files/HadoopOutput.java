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
          try (out) {
            if (out.hasCapability(StreamCapabilities.HSYNC)) {
              out.hsync();
            }
          }
          return true;
        });
  }
}
