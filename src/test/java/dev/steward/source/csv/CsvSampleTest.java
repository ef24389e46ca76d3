package dev.steward.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.source.ScanScope;
import dev.steward.source.Table;
import java.io.BufferedWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSampleTest {
  @TempDir Path folder;

  @Test
  void readsASmallTableWhole() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    csv.put("a.csv", "x\n1\n2\n3\n");
    assertThat(CsvFolder.read(csv.table("a"), new ScanScope.Sample(3)).rows()).hasSize(3);
    assertThat(CsvFolder.read(csv.table("a"), new ScanScope.Sample(2)).rows())
        .containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void spreadsRunsOverAFileWithCellsOverLines() throws Exception {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      CsvFolder csv = CsvFolder.at(folder).in(charset);
      csv.put("a.csv", text(50_000));
      assertSpread(csv.table("a"), 50_000, 2000);
    }
  }

  @Test
  void spreadsRunsOverAFileThatIsTooLongToCount() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    Path file = csv.put("a.csv", "");
    int rows = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,note,more\n");
      while (rows < 1_000_000) {
        out.write(row(rows++));
      }
    }
    assertThat(Files.size(file)).isGreaterThan(64 << 20);
    Table table = csv.table("a");
    assertThat(table.rows()).isEmpty();
    assertSpread(table, rows, 100_000);
    assertThat(table.plan(new ScanScope.Full())).hasSize(1);
  }

  @Test
  void givesEachFileItsShare() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    csv.put("t/part-0.csv", "id\n" + "0\n".repeat(3000));
    csv.put("t/part-1.csv", "id\n" + "1\n".repeat(1000));
    csv.put("t/part-2.csv", "id\n");
    List<?> rows = CsvFolder.read(csv.table("t"), new ScanScope.Sample(800)).rows();
    assertThat(rows).hasSize(800);
    assertThat(rows.stream().filter(List.of("0")::equals)).hasSize(600);
  }

  private static void assertSpread(Table table, int total, int most) throws Exception {
    ScanScope sample = new ScanScope.Sample(most);
    CsvFolder.Rows read = CsvFolder.read(table, sample);
    assertThat(read.irregularities()).isEmpty();
    assertThat(read.splits()).hasSize(20).isEqualTo(table.plan(sample));
    assertThat(read.rows()).hasSize(most);
    long before = -1;
    for (List<?> row : read.rows()) {
      long id = Long.parseLong(String.valueOf(row.get(0)));
      assertThat(id).isGreaterThan(before);
      assertThat(row).isEqualTo(cells((int) id));
      before = id;
    }
    for (int tenth = 0; tenth < 10; tenth++) {
      int from = total / 10 * tenth;
      assertThat(read.rows())
          .as("tenth %d", tenth)
          .anyMatch(
              row -> {
                int id = Integer.parseInt(Objects.requireNonNull(row.get(0)));
                return id >= from && id < from + total / 10;
              });
    }
  }

  private static String text(int rows) {
    StringBuilder text = new StringBuilder("id,note,more\n");
    for (int i = 0; i < rows; i++) {
      text.append(row(i));
    }
    return text.toString();
  }

  private static String row(int id) {
    List<String> cells = cells(id);
    return cells.get(0) + ",\"" + cells.get(1) + "\"," + cells.get(2) + "\n";
  }

  // most of the text is within quotes, over lines that look like rows
  private static List<String> cells(int id) {
    String note = "Dear all,\n" + id + ",is,the number\n" + "1,2,3\n".repeat(id % 12) + "Grüße";
    return List.of(String.valueOf(id), note, "more " + id % 7);
  }
}
