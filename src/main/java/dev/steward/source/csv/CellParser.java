package dev.steward.source.csv;

import com.opencsv.ICSVParser;
import java.io.IOException;
import java.util.Arrays;

/** Cuts whole records into cells with opencsv. Used by one thread. */
final class CellParser {
  private final CsvFormat format;
  private ICSVParser parser;

  CellParser(CsvFormat format) {
    this.format = format;
    this.parser = format.parser();
  }

  String[] cells(String record) throws IOException {
    try {
      if (format.escape().isEmpty()) {
        return parser.parseLine(record);
      }
      // the other way to parse fails on an open quote, with the cell in its message
      String[] cells = parser.parseLineMulti(record);
      return parser.isPending() ? withOpenCell(cells) : cells;
    } catch (IOException | RuntimeException e) {
      throw new MalformedCsvException("a record cannot be parsed");
    }
  }

  private String[] withOpenCell(String[] cells) {
    String open = parser.getPendingText();
    parser = format.parser();
    String[] all = Arrays.copyOf(cells, cells.length + 1);
    all[cells.length] = open.endsWith("\n") ? open.substring(0, open.length() - 1) : open;
    return all;
  }
}
