package dev.steward.source.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into records at the line ends that no quotes enclose, so that the parser gets each
 * record whole and memory is bounded by the longest. Line ends are {@code \n}, {@code \r\n} and
 * {@code \r}. Without an escape character quotes are told as in RFC 4180; with one, any quote that
 * is not escaped opens or closes, as opencsv's parser has it.
 *
 * <p>A quote that is still open at the end of the text is taken literally: the line it stands on is
 * a record, and the lines after it are cut anew.
 */
final class RecordSplitter implements Closeable {
  /** Characters of the longest record. */
  static final int LONGEST = 16 << 20;

  /** The parser's time grows with the square of it. */
  static final int MOST_CELLS = 1 << 16;

  private enum In {
    CELL_START,
    BARE_CELL,
    QUOTES,
    CLOSED_QUOTES
  }

  private final StrictCharacters source;
  private final CharacterKinds kinds;
  private final char[] own = new char[1 << 15];
  private final StringBuilder spilled = new StringBuilder();
  private char[] buffer = own;
  private int recordStart;
  private int position;
  private int limit;
  private long behind;
  private boolean dropLineFeed;
  private In state = In.CELL_START;
  private long line = 1;
  private long recordLine = 1;
  private boolean strayQuote;
  private boolean unclosedQuote;
  private boolean nul;

  RecordSplitter(StrictCharacters source, CsvFormat format) {
    this.source = source;
    this.kinds = new CharacterKinds(format);
  }

  /** Takes what comes next for the inside of a quoted cell. */
  void beginInQuotes() {
    state = In.QUOTES;
  }

  /** The next record that is not blank, without its line end; null at the end. */
  @Nullable String next() throws IOException {
    String record = cut();
    while (record != null && record.isEmpty()) {
      record = cut();
    }
    return record;
  }

  /** The line on which the last record began, from 1. */
  long recordLine() {
    return recordLine;
  }

  /** Whether the last record has a quote within a bare cell or text behind closing quotes. */
  boolean hasStrayQuote() {
    return strayQuote;
  }

  /** Whether the last record has a quote that the text never closes. */
  boolean hasUnclosedQuote() {
    return unclosedQuote;
  }

  boolean hasNul() {
    return nul;
  }

  /** Characters up to the end of the last record. */
  long consumed() {
    return behind + position;
  }

  private @Nullable String cut() throws IOException {
    recordStart = position;
    if (dropLineFeed && (position < limit || more()) && buffer[position] == '\n') {
      position++;
    }
    dropLineFeed = false;
    recordStart = position;
    recordLine = line;
    strayQuote = false;
    unclosedQuote = false;
    nul = false;
    int cells = 1;
    boolean escaped = false;
    boolean afterReturn = false;
    while (position < limit || more()) {
      char c = buffer[position++];
      CharacterKinds.Kind kind = kinds.of(c);
      if (escaped) {
        escaped = false;
        if (kind == CharacterKinds.Kind.QUOTE || kind == CharacterKinds.Kind.ESCAPE) {
          continue;
        }
      }
      switch (kind) {
        case PLAIN -> plain();
        case NUL -> {
          nul = true;
          plain();
        }
        case ESCAPE -> {
          escaped = true;
          plain();
        }
        case QUOTE -> quote();
        case DELIMITER -> {
          if (state != In.QUOTES) {
            state = In.CELL_START;
            if (++cells > MOST_CELLS) {
              throw new MalformedCsvException(
                  "the record that begins at line " + recordLine + " has too many cells");
            }
          }
        }
        case LINE_END -> {
          if (c == '\r' || !afterReturn) {
            line++;
          }
          if (state != In.QUOTES) {
            dropLineFeed = c == '\r';
            state = In.CELL_START;
            return text(position - 1);
          }
        }
      }
      afterReturn = c == '\r';
    }
    boolean open = state == In.QUOTES;
    state = In.CELL_START;
    String rest = text(position);
    if (open && !rest.isEmpty()) {
      return firstLine(rest);
    }
    return rest.isEmpty() ? null : rest;
  }

  private void plain() {
    if (state == In.CELL_START) {
      state = In.BARE_CELL;
    } else if (state == In.CLOSED_QUOTES) {
      strayQuote = true;
      state = In.BARE_CELL;
    }
  }

  private void quote() {
    switch (state) {
      case CELL_START, CLOSED_QUOTES -> state = In.QUOTES;
      case QUOTES -> state = In.CLOSED_QUOTES;
      case BARE_CELL -> {
        strayQuote = true;
        if (kinds.escapes()) {
          state = In.QUOTES;
        }
      }
    }
  }

  private String text(int end) throws MalformedCsvException {
    requireBounded(spilled.length() + end - recordStart);
    if (spilled.isEmpty()) {
      return new String(buffer, recordStart, end - recordStart);
    }
    String text = spilled.append(buffer, recordStart, end - recordStart).toString();
    spilled.setLength(0);
    if (spilled.capacity() > 1 << 20) {
      spilled.trimToSize();
    }
    return text;
  }

  /** The text's first line; what follows it is read again. */
  private String firstLine(String text) {
    unclosedQuote = true;
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    behind += position - (text.length() - end);
    buffer = text.substring(end).toCharArray();
    position = 0;
    limit = buffer.length;
    if (limit > 0) {
      dropLineFeed = buffer[0] == '\r';
      position = 1;
      line = recordLine + 1;
    }
    return text.substring(0, end);
  }

  private boolean more() throws IOException {
    spilled.append(buffer, recordStart, limit - recordStart);
    requireBounded(spilled.length());
    behind += limit;
    buffer = own;
    recordStart = 0;
    position = 0;
    limit = 0;
    try {
      limit = Math.max(0, source.read(buffer));
    } catch (CharacterCodingException e) {
      throw new MalformedCsvException(
          "line " + line + " has bytes that are not " + source.charset() + "; set `charset`");
    }
    return limit > 0;
  }

  private void requireBounded(int length) throws MalformedCsvException {
    if (length > LONGEST) {
      throw new MalformedCsvException(
          "the record that begins at line "
              + recordLine
              + " is longer than "
              + (LONGEST >> 20)
              + " MiB: an unclosed quote?");
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
