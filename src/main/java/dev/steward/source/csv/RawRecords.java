package dev.steward.source.csv;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file's records with every character that lies between them. */
final class RawRecords implements Closeable {
  private static final int MOST_PASSED = 1 << 16;

  private final RecordSplitter records;
  private final StringBuilder kept = new StringBuilder();
  private long base;
  private long taken;
  private @Nullable RawRecord ahead;
  private boolean begun;
  private String rest = "";

  /**
   * A record.
   *
   * @param before blank lines above it
   * @param end its line end; empty where the file ends without
   * @param clean whether its quotes are as they should be
   * @param open whether it has a quote that is never closed, so that it may go on in later lines
   */
  record RawRecord(String before, String text, String end, long line, boolean clean, boolean open) {
    @Override
    public String toString() {
      return "RawRecord[line " + line + ", " + text.length() + "]";
    }
  }

  RawRecords(StrictCharacters characters, CsvFormat format) {
    characters.keepIn(kept);
    records = new RecordSplitter(characters, format);
  }

  /** The next record, or null after the last. */
  @Nullable RawRecord next() throws IOException {
    if (!begun) {
      begun = true;
      ahead = cut();
    }
    RawRecord record = ahead;
    if (record == null) {
      return null;
    }
    RawRecord following = cut();
    // the second half of a line end is cut off with what follows it
    String after = following == null ? rest : following.before();
    if (record.end().equals("\r") && after.startsWith("\n")) {
      record =
          new RawRecord(
              record.before(), record.text(), "\r\n", record.line(), record.clean(), record.open());
      if (following == null) {
        rest = rest.substring(1);
      } else {
        following =
            new RawRecord(
                after.substring(1),
                following.text(),
                following.end(),
                following.line(),
                following.clean(),
                following.open());
      }
    }
    ahead = following;
    return record;
  }

  /** Blank lines below the last record. */
  String rest() {
    return rest;
  }

  private @Nullable RawRecord cut() throws IOException {
    String text = records.next();
    if (text == null) {
      rest = kept.substring((int) (taken - base));
      return null;
    }
    long to = records.consumed();
    String raw = kept.substring((int) (taken - base), (int) (to - base));
    taken = to;
    if (taken - base > MOST_PASSED) {
      kept.delete(0, (int) (taken - base));
      base = taken;
    }
    int ends = raw.isEmpty() || !isLineEnd(raw.charAt(raw.length() - 1)) ? 0 : 1;
    int start = raw.length() - ends - text.length();
    return new RawRecord(
        raw.substring(0, start),
        text,
        raw.substring(raw.length() - ends),
        records.recordLine(),
        !records.hasStrayQuote() && !records.hasUnclosedQuote(),
        records.hasUnclosedQuote());
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
