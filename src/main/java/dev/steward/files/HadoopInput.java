package dev.steward.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a file of a Hadoop file system; its errors are those of the JDK. */
final class HadoopInput extends FilterInputStream {
  private final String path;

  HadoopInput(InputStream in, String path) {
    super(in);
    this.path = path;
  }

  @Override
  public int read() throws IOException {
    return HadoopErrors.translated(path, in::read);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return HadoopErrors.translated(path, () -> in.read(into, offset, length));
  }
}
