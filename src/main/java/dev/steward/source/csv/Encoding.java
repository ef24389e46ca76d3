package dev.steward.source.csv;

import dev.steward.files.FileStore;
import dev.steward.files.SeekableFile;
import dev.steward.files.StoredFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * How a file's bytes make up characters.
 *
 * @param mark bytes of the byte order mark at the start, 0 where there is none
 */
record Encoding(boolean gzip, Charset charset, int mark) {
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  /** Looks at the file's first bytes. */
  static Encoding of(FileStore store, StoredFile file, Charset configured) throws IOException {
    byte[] start;
    try (InputStream in = bytes(store, file, 0, file.length())) {
      start = in.readNBytes(4);
    }
    boolean gzip = Gunzip.isGzip(start);
    if (gzip) {
      try (InputStream in = gunzip(bytes(store, file, 0, file.length()))) {
        start = in.readNBytes(4);
      }
    } else if (start.length > 0 && file.path().toLowerCase(Locale.ROOT).endsWith(".gz")) {
      throw new MalformedCsvException("the file is named .gz and is not in gzip format");
    }
    return marked(gzip, start, configured);
  }

  /**
   * The characters of a part of the file.
   *
   * @param from 0, or in plain files the first byte of a character
   * @param to behind the last byte to read; in gzip files the file's length
   */
  StrictCharacters open(FileStore store, StoredFile file, long from, long to) throws IOException {
    InputStream bytes = bytes(store, file, from, to);
    if (gzip) {
      bytes = gunzip(bytes);
    }
    try {
      if (from == 0) {
        bytes.skipNBytes(mark);
      }
      return new StrictCharacters(bytes, charset);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** All bytes of the file, unpacked. */
  InputStream bytes(FileStore store, StoredFile file) throws IOException {
    InputStream bytes = bytes(store, file, 0, file.length());
    return gzip ? gunzip(bytes) : bytes;
  }

  private static InputStream bytes(FileStore store, StoredFile file, long from, long to)
      throws IOException {
    SeekableFile open = store.open(file.path());
    return new FileBytes(open, from, Math.min(to, open.length()));
  }

  private static InputStream gunzip(InputStream bytes) throws IOException {
    try {
      return new Gunzip(bytes);
    } catch (EOFException e) {
      bytes.close();
      throw new MalformedCsvException("the gzip data is cut off");
    } catch (ZipException e) {
      bytes.close();
      throw new MalformedCsvException("the gzip data is damaged");
    }
  }

  private static Encoding marked(boolean gzip, byte[] b, Charset configured) {
    // UTF-32LE first: its mark begins with that of UTF-16LE
    if (starts(b, 0xFF, 0xFE, 0, 0)) {
      return new Encoding(gzip, UTF_32LE, 4);
    }
    if (starts(b, 0, 0, 0xFE, 0xFF)) {
      return new Encoding(gzip, UTF_32BE, 4);
    }
    if (starts(b, 0xFF, 0xFE)) {
      return new Encoding(gzip, StandardCharsets.UTF_16LE, 2);
    }
    if (starts(b, 0xFE, 0xFF)) {
      return new Encoding(gzip, StandardCharsets.UTF_16BE, 2);
    }
    if (starts(b, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(gzip, StandardCharsets.UTF_8, 3);
    }
    return new Encoding(gzip, withByteOrder(configured), 0);
  }

  // without a mark they are big-endian, by their definition
  private static Charset withByteOrder(Charset charset) {
    return switch (charset.name()) {
      case "UTF-16" -> StandardCharsets.UTF_16BE;
      case "UTF-32" -> UTF_32BE;
      default -> charset;
    };
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (bytes[i] != (byte) mark[i]) {
        return false;
      }
    }
    return true;
  }
}
