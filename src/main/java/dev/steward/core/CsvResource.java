package dev.steward.core;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the data files that lie beside classes: RFC 4180, UTF-8, a header. */
public final class CsvResource {
  private CsvResource() {}

  /**
   * The rows below the header.
   *
   * @param neighbour a class of the package that the file lies in
   * @throws IllegalStateException where the file is malformed
   */
  public static List<String[]> rows(Class<?> neighbour, String name) {
    try (InputStream in = Objects.requireNonNull(neighbour.getResourceAsStream(name), name)) {
      String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String[]> rows = content.indexOf('"') < 0 ? plain(content) : quoted(content);
      return rows.subList(1, rows.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CsvException e) {
      throw new IllegalStateException(name + " is malformed", e);
    }
  }

  /** Without quotes there is little to parse, and much less to load and to compile for it. */
  private static List<String[]> plain(String content) {
    List<String[]> rows = new ArrayList<>();
    int start = 0;
    while (start < content.length()) {
      int end = content.indexOf('\n', start);
      int next = end < 0 ? content.length() : end + 1;
      int last = end < 0 ? content.length() : end;
      if (last > start && content.charAt(last - 1) == '\r') {
        last--;
      }
      rows.add(content.substring(start, last).split(",", -1));
      start = next;
    }
    return rows;
  }

  private static List<String[]> quoted(String content) throws IOException, CsvException {
    try (CSVReader csv =
        new CSVReaderBuilder(new StringReader(content))
            .withCSVParser(new RFC4180Parser())
            .build()) {
      return csv.readAll();
    }
  }
}
