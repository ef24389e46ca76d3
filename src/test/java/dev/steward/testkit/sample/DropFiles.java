package dev.steward.testkit.sample;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables as CSV files, in UTF-8. The mailing list is as a spreadsheet of continental Europe
 * writes it: semicolons, and a byte order mark.
 */
final class DropFiles {
  private DropFiles() {}

  static void write(SampleTable table, Path folder) throws IOException {
    boolean spreadsheet = table.ref().table().equals("mailing-list");
    Files.createDirectories(folder);
    try (Writer file = Files.newBufferedWriter(folder.resolve(table.ref().table() + ".csv"))) {
      if (spreadsheet) {
        file.write('\uFEFF');
      }
      ICSVWriter csv =
          new CSVWriterBuilder(file)
              .withSeparator(spreadsheet ? ';' : ',')
              .withLineEnd(spreadsheet ? "\r\n" : "\n")
              .build();
      csv.writeNext(
          table.storedColumns().stream().map(SampleColumn::name).toArray(String[]::new), false);
      for (SampleTable.Row row : table.rows()) {
        csv.writeNext(line(row.cells()), false);
      }
      csv.flush();
    }
  }

  private static String[] line(List<@Nullable Object> cells) {
    return cells.stream().map(cell -> Objects.toString(cell, "")).toArray(String[]::new);
  }
}
