package dev.steward.request.inbox;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a CSV file in UTF-8 with or without a byte order mark. A malformed record
 * never takes others with it: where one of several lines is none, its first line is given up and
 * reading goes on with the second, so that a quote that does not end costs one line.
 */
final class RecordReader implements Closeable {
  private static final int MOST_LINES = 1000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** In place of bytes that are no UTF-8. */
  private static final char UNREADABLE = '\uFFFD';

  private final BufferedReader reader;
  private final ICSVParser parser = new RFC4180ParserBuilder().build();
  private final Deque<String> putBack = new ArrayDeque<>();
  private long lines;
  private boolean begun;

  /**
   * A record.
   *
   * @param line the number of its first line
   * @param cells none where there is a fault
   * @param fault why it is none, without its text
   */
  record Cells(long line, List<String> cells, Optional<String> fault) {
    /** Without the cells. */
    @Override
    public String toString() {
      return "Cells[line " + line + "]";
    }
  }

  RecordReader(InputStream in) {
    reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
  }

  /**
   * The next record that has anything but commas and space; null after the last.
   *
   * @param count how many cells it has; 0 for any number
   */
  @Nullable Cells next(int count) throws IOException {
    while (true) {
      String first = line();
      if (first == null) {
        return null;
      }
      Cells record = record(lines, first, count);
      if (record.fault().isPresent() || record.cells().stream().anyMatch(c -> !c.isBlank())) {
        return record;
      }
    }
  }

  private Cells record(long number, String first, int count) throws IOException {
    StringBuilder text = new StringBuilder(first);
    List<String> more = new ArrayList<>();
    CellStructure structure = CellStructure.of(first, false);
    while (structure == CellStructure.OPEN && more.size() < MOST_LINES) {
      String line = line();
      if (line == null) {
        break;
      }
      more.add(line);
      text.append('\n').append(line);
      structure = CellStructure.of(line, true);
    }
    Cells record = parsed(number, text.toString(), structure, count);
    if (record.fault().isPresent()) {
      for (int i = more.size() - 1; i >= 0; i--) {
        putBack.addFirst(more.get(i));
      }
      lines -= more.size();
    }
    return record;
  }

  private Cells parsed(long number, String text, CellStructure structure, int count) {
    if (structure != CellStructure.WHOLE) {
      return fault(number, "a quoted cell does not end, or a quote stands within a cell");
    }
    if (text.indexOf(UNREADABLE) >= 0) {
      return fault(number, "not UTF-8");
    }
    String[] cells;
    try {
      cells = parser.parseLine(text);
    } catch (IOException e) {
      return fault(number, "not CSV"); // opencsv quotes the text
    }
    if (count > 0 && cells.length != count) {
      return fault(number, "has " + cells.length + " cells, the header " + count);
    }
    return new Cells(number, List.of(cells), Optional.empty());
  }

  private static Cells fault(long number, String fault) {
    return new Cells(number, List.of(), Optional.of(fault));
  }

  private @Nullable String line() throws IOException {
    String line = putBack.isEmpty() ? reader.readLine() : putBack.removeFirst();
    if (line == null) {
      return null;
    }
    lines++;
    if (!begun && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
      line = line.substring(1);
    }
    begun = true;
    return line;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
