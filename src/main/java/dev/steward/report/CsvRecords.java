package dev.steward.report;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a CSV report. Each is cut out here, at a line end outside quotes, and parsed
 * by opencsv: its reader loses carriage returns and stumbles over empty lines in quoted cells.
 */
final class CsvRecords implements Closeable {
  private final BufferedReader reader;
  private final ICSVParser parser = new RFC4180ParserBuilder().build();
  private final StringBuilder line = new StringBuilder();

  CsvRecords(InputStream in) {
    reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
  }

  /**
   * The next record's cells, or null after the last.
   *
   * @throws IllegalArgumentException without the text, where it is no record
   */
  String @Nullable [] next() throws IOException {
    line.setLength(0);
    boolean quoted = false;
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && (quoted || c != '\n'); c = reader.read()) {
      quoted ^= c == '"';
      line.append((char) c);
    }
    if (quoted) {
      throw new IllegalArgumentException("a quoted cell does not end");
    }
    return parse(line.toString());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private String[] parse(String record) {
    try {
      return parser.parseLine(record);
    } catch (IOException e) {
      // opencsv quotes the text
      throw new IllegalArgumentException("malformed");
    }
  }
}
