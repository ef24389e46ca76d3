package dev.steward.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What opencsv's writer wrote is what we read, cell by cell. */
class CsvDifferentialTest {
  private static final String[] PIECES = {
    "a", "Anna", " ", ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r\n", "\r", "'", "ü", "€", "李",
    "😀", "\\", "12.5", "@", "="
  };

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "44, UTF-8, \\n, false",
    "59, UTF-8, \\r\\n, false",
    "9, UTF-16LE, \\n, false",
    "124, UTF-16BE, \\r, false",
    "44, GB18030, \\r\\n, false",
    "44, UTF-8, \\n, true",
    "59, UTF-32, \\r\\n, true"
  })
  void readsWhatWasWritten(int delimiter, String charset, String end, boolean escaped)
      throws Exception {
    List<String[]> rows = rows(new Random(delimiter + charset.length()), 10_000);
    StringWriter text = new StringWriter();
    try (ICSVWriter writer =
        new CSVWriterBuilder(text)
            .withSeparator((char) delimiter)
            .withEscapeChar(escaped ? '\\' : '"')
            .withLineEnd(end.translateEscapes())
            .build()) {
      writer.writeNext(new String[] {"first", "second", "third"});
      writer.writeAll(rows, false);
    }
    CsvFolder csv = CsvFolder.at(folder).in(Charset.forName(charset));
    csv = escaped ? csv.escapedBy('\\') : csv;
    csv.put("a.csv", text.toString());
    List<List<@Nullable String>> read = csv.delimitedBy((char) delimiter).rows("a");
    assertThat(read).hasSize(rows.size());
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i)).as("row %d", i).isEqualTo(expected(rows.get(i)));
    }
    if (StandardCharsets.UTF_8.name().equals(charset)) {
      assertThat(csv.columns("a")).containsExactly("first", "second", "third", "(surplus)");
    }
  }

  private static List<@Nullable String> expected(String[] row) {
    List<@Nullable String> cells = new ArrayList<>();
    for (String cell : row) {
      cells.add(cell.isEmpty() ? null : cell);
    }
    return cells;
  }

  private static List<String[]> rows(Random random, int count) {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String[] row = new String[3];
      Arrays.setAll(row, column -> cell(random));
      rows.add(row);
    }
    return rows;
  }

  private static String cell(Random random) {
    StringBuilder cell = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      cell.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return cell.toString();
  }
}
