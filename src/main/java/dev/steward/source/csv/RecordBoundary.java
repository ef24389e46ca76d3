package dev.steward.source.csv;

import dev.steward.files.FileStore;
import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Finds where a record begins in the middle of a file. A line end may lie within quotes or not:
 * both are tried, and the one under which the records that follow have the header's number of cells
 * and no stray quotes is taken.
 */
final class RecordBoundary {
  private static final int WINDOW = 1 << 20;
  private static final int RECORDS = 20;

  private final FileStore store;
  private final CsvFile file;
  private final Charset charset;
  private final byte[] lineFeed;
  private final byte[] carriageReturn;

  /** A place in the window where records begin, and the share of them that is as expected. */
  private record Guess(int characters, double fit) {}

  RecordBoundary(FileStore store, CsvFile file) {
    this.store = store;
    this.file = file;
    charset = file.encoding().charset();
    lineFeed = "\n".getBytes(charset);
    carriageReturn = "\r".getBytes(charset);
  }

  /** The start of a record at or soon after the position; empty where none is to be found. */
  OptionalLong after(long position) throws IOException {
    int unit = lineFeed.length;
    long from = position - (position - file.encoding().mark()) % unit;
    byte[] window = window(from);
    int start = afterLineEnd(window);
    if (start < 0) {
      return OptionalLong.empty();
    }
    String text = decode(window, start);
    Guess outside = guess(text, false);
    Guess inside = guess(text, true);
    if (Math.max(outside.fit, inside.fit) == 0) {
      return OptionalLong.empty();
    }
    if (outside.fit >= inside.fit) {
      return OptionalLong.of(from + start);
    }
    byte[] before = text.substring(0, inside.characters).getBytes(charset);
    boolean faithful =
        Arrays.equals(before, 0, before.length, window, start, start + before.length);
    return faithful ? OptionalLong.of(from + start + before.length) : OptionalLong.empty();
  }

  private byte[] window(long from) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(WINDOW);
    try (SeekableFile open = store.open(file.file().path())) {
      open.read(from, window);
    }
    return Arrays.copyOf(window.array(), window.position());
  }

  private int afterLineEnd(byte[] window) {
    int unit = lineFeed.length;
    for (int i = 0; i + unit <= window.length; i += unit) {
      if (is(lineFeed, window, i)) {
        return i + unit;
      }
      if (is(carriageReturn, window, i)) {
        return is(lineFeed, window, i + unit) ? i + 2 * unit : i + unit;
      }
    }
    return -1;
  }

  private static boolean is(byte[] unit, byte[] window, int at) {
    return at + unit.length <= window.length
        && Arrays.equals(unit, 0, unit.length, window, at, at + unit.length);
  }

  // up to the window's end or to malformed bytes, which are told when the rows are read
  private String decode(byte[] window, int start) {
    CharBuffer text = CharBuffer.allocate(window.length - start);
    charset.newDecoder().decode(ByteBuffer.wrap(window, start, window.length - start), text, false);
    return text.flip().toString();
  }

  private Guess guess(String text, boolean inQuotes) throws IOException {
    RecordSplitter records = new RecordSplitter(StrictCharacters.of(text), file.format());
    CellParser parser = new CellParser(file.format());
    int begin = 0;
    if (inQuotes) {
      records.beginInQuotes();
      records.next();
      if (records.hasUnclosedQuote()) {
        return new Guess(0, 0);
      }
      begin = (int) records.consumed();
    }
    int read = 0;
    int good = 0;
    String record = records.next();
    // what the window's end cuts tells nothing
    while (record != null
        && read < RECORDS
        && !records.hasUnclosedQuote()
        && records.consumed() < text.length()) {
      boolean expected = parser.cells(record).length == file.names().size();
      good += expected && !records.hasStrayQuote() ? 1 : 0;
      read++;
      record = records.next();
    }
    return new Guess(begin, read == 0 ? 0 : (double) good / read);
  }
}
