package dev.steward.testkit.sample;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The generator's raw material, from CSV files beside it. */
final class ResourceTable {
  private ResourceTable() {}

  static List<Map<String, String>> rows(String name) {
    try (InputStream in =
            Objects.requireNonNull(ResourceTable.class.getResourceAsStream(name), name);
        CSVReaderHeaderAware csv =
            new CSVReaderHeaderAware(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<Map<String, String>> rows = new ArrayList<>();
      for (Map<String, String> row = csv.readMap(); row != null; row = csv.readMap()) {
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CsvValidationException e) {
      throw new IllegalStateException(name + " is malformed", e);
    }
  }

  static List<String> lines(String name) {
    try (InputStream in =
        Objects.requireNonNull(ResourceTable.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
