package dev.steward.core;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    try (InputStream in = Objects.requireNonNull(neighbour.getResourceAsStream(name), name);
        CSVReader csv =
            new CSVReaderBuilder(new InputStreamReader(in, StandardCharsets.UTF_8))
                .withCSVParser(new RFC4180Parser())
                .build()) {
      List<String[]> rows = csv.readAll();
      return rows.subList(1, rows.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CsvException e) {
      throw new IllegalStateException(name + " is malformed", e);
    }
  }
}
