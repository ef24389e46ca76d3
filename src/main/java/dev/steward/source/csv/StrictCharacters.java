package dev.steward.source.csv;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes bytes and replaces none. Malformed ones are told only when all before them has been read,
 * so that the reader knows on which line they stand.
 */
final class StrictCharacters implements Closeable {
  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private long taken;
  private boolean ended;
  private boolean flushed;
  private @Nullable StringBuilder kept;

  StrictCharacters(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Characters of a text that is in memory. */
  static StrictCharacters of(String text) {
    return new StrictCharacters(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16BE)),
        StandardCharsets.UTF_16BE);
  }

  /** Has all characters that are read from now on appended there, too. */
  void keepIn(StringBuilder characters) {
    kept = characters;
  }

  Charset charset() {
    return charset;
  }

  /** Bytes taken from the stream so far. */
  long taken() {
    return taken;
  }

  /**
   * @return number of characters read, at least 1; −1 at the end
   * @throws CharacterCodingException where the next bytes are malformed
   */
  int read(char[] into) throws IOException {
    int read = decode(into);
    if (kept != null && read > 0) {
      kept.append(into, 0, read);
    }
    return read;
  }

  private int decode(char[] into) throws IOException {
    CharBuffer out = CharBuffer.wrap(into);
    while (!flushed) {
      CoderResult result = decoder.decode(bytes, out, ended);
      if (out.position() > 0) {
        return out.position();
      }
      if (result.isError()) {
        result.throwException();
      }
      if (ended) {
        decoder.flush(out);
        flushed = true;
        if (out.position() > 0) {
          return out.position();
        }
      } else {
        fill();
      }
    }
    return -1;
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
      taken += read;
    }
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
