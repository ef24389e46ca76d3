package dev.steward.detect;

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

/** Reads this package's data files. */
final class CsvResource {
  private CsvResource() {}

  /** The rows below the header. */
  static List<String[]> rows(String name) {
    try (InputStream in =
            Objects.requireNonNull(CsvResource.class.getResourceAsStream(name), name);
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
