package dev.steward.source.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads gzip data of one or more members; data that is cut off or followed by other is an error.
 */
final class Gunzip extends GZIPInputStream {
  private static final int TRAILER = 8;

  Gunzip(InputStream in) throws IOException {
    super(in, 1 << 16);
  }

  static boolean isGzip(byte[] start) {
    return start.length >= 2 && start[0] == 0x1F && start[1] == (byte) 0x8B;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read;
    try {
      read = super.read(into, offset, length);
    } catch (EOFException e) {
      throw new MalformedCsvException("the gzip data is cut off");
    } catch (ZipException e) {
      throw new MalformedCsvException("the gzip data is damaged");
    }
    // GZIPInputStream passes over what it does not take for a further member
    if (read < 0 && (inf.getRemaining() > TRAILER || in.available() > 0)) {
      throw new MalformedCsvException("the gzip data is followed by something else");
    }
    return read;
  }
}
