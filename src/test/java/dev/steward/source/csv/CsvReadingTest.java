package dev.steward.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.source.Irregularity;
import dev.steward.source.SourceException;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReadingTest {
  @TempDir Path folder;
  CsvFolder csv;

  @BeforeEach
  void open() {
    csv = CsvFolder.at(folder);
  }

  @Test
  void readsCellsOverLinesAndDoubledQuotes() throws Exception {
    csv.put("a.csv", "id,note\n1,\"two\r\nlines, and \"\"quotes\"\"\"\n2,\"\"\n");
    assertThat(csv.rows("a"))
        .containsExactly(List.of("1", "two\r\nlines, and \"quotes\""), Arrays.asList("2", null));
  }

  @Test
  void takesAnyLineEndAndSkipsBlankLines() throws Exception {
    for (String end : List.of("\n", "\r\n", "\r")) {
      csv.put("a.csv", String.join(end, "", "x,y", "", "1,2", "", "", "3,4"));
      assertThat(csv.rows("a")).containsExactly(List.of("1", "2"), List.of("3", "4"));
      csv.put("a.csv", String.join(end, "x,y", "1,2", "3,", ""));
      assertThat(csv.rows("a")).containsExactly(List.of("1", "2"), Arrays.asList("3", null));
    }
  }

  @Test
  void findsTheDelimiterFromTheFirstLines() throws Exception {
    Map<String, String> files =
        Map.of(
            "comma", "a,b\n1,x;y\n2,z;z\n",
            "semicolon", "a;b\n1,5;2,5\n3,5;4,5\n",
            "tab", "a\tb\nx, y\tz\nx\tz, w\n",
            "bar", "a|b\n1|\"2|,\"\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      csv.put(file.getKey() + ".csv", file.getValue());
      assertThat(csv.columns(file.getKey())).containsExactly("a", "b", "(surplus)");
    }
    csv.put("one.csv", "name\nAnna\n");
    assertThat(csv.columns("one")).containsExactly("name", "(surplus)");
    csv.put("one.tsv", "a,b\tc\n");
    assertThat(csv.columns("one.tsv")).containsExactly("a,b", "c", "(surplus)");
  }

  @Test
  void takesTheConfiguredDelimiterAtItsWord() throws Exception {
    csv.put("a.csv", "a,b:c\n1,2:3\n");
    assertThat(csv.delimitedBy(':').rows("a")).containsExactly(List.of("1,2", "3"));
  }

  @Test
  void takesExcelsSeparatorLine() throws Exception {
    csv.put("a.csv", "sep=;\r\na,b;c\r\n1,2;3\r\n");
    assertThat(csv.columns("a")).containsExactly("a,b", "c", "(surplus)");
    assertThat(csv.rows("a")).containsExactly(List.of("1,2", "3"));
  }

  @Test
  void namesColumnsWithoutHeader() throws Exception {
    csv.put("a.csv", "1,2\n3,4\n");
    assertThat(csv.withoutHeader().columns("a"))
        .containsExactly("column_1", "column_2", "(surplus)");
    assertThat(csv.withoutHeader().rows("a")).containsExactly(List.of("1", "2"), List.of("3", "4"));
  }

  @Test
  void makesNamesOfAnOddHeader() throws Exception {
    csv.put("a.csv", " id ,name,,name,\"na\nme\",name_2,(surplus)\n");
    assertThat(csv.columns("a"))
        .containsExactly(
            "id", "name", "column_3", "name_2", "na me", "name_2_2", "(surplus)", "(surplus)_2");
  }

  @Test
  void doesNotTakeAnAddressForAColumnsName() throws Exception {
    csv.put("a.csv", "1,anna@example.org\n2,ben@example.org\n");
    assertThat(csv.columns("a")).containsExactly("column_1", "column_2", "(surplus)");
    assertThat(csv.rows("a")).hasSize(2);
    assertThat(csv.table("a").remarks())
        .containsExactly("the first row holds values, not names, and is read as data");
  }

  @Test
  void doesNotTakeALongTextForAColumnsName() throws Exception {
    csv.put("a.csv", "id," + "word ".repeat(300) + "\n");
    assertThatThrownBy(() -> csv.table("a"))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot read drops.a, a.csv: cell 2 of the first row is too long for a name; set"
                + " `header: false`?");
  }

  @Test
  void keepsRaggedRowsAndCountsThem() throws Exception {
    csv.put("a.csv", "x,y\n1\n1,2,3,4\n5,6\n7,8,9\n5,6,,\n\"1\"\n");
    CsvFolder.Rows read = csv.read("a");
    assertThat(read.rows())
        .containsExactly(
            Arrays.asList("1", null, null),
            Arrays.asList("1", "2", "3,4"),
            Arrays.asList("5", "6", null),
            Arrays.asList("7", "8", "9"),
            Arrays.asList("5", "6", null),
            Arrays.asList("1", null, null));
    assertThat(read.columns().get(2).synthetic()).isTrue();
    assertThat(read.irregularities())
        .containsExactly(
            new Irregularity("fewer cells than the header", 2, "line 2"),
            new Irregularity("more cells than the header", 3, "line 3"));
  }

  @Test
  void countsLinesThroughCellsOverLines() throws Exception {
    for (String end : List.of("\n", "\r\n", "\r")) {
      csv.put("a.csv", String.join(end, "x,y", "\"1", "2", "3\",4", "", "5", ""));
      assertThat(csv.read("a").irregularities())
          .containsExactly(new Irregularity("fewer cells than the header", 1, "line 6"));
    }
  }

  @Test
  void losesNothingBehindAQuoteThatIsNeverClosed() throws Exception {
    csv.put("a.csv", "x,y\n1,2\n\"3,4\n5,6\n7,\"8\n\"\n9,10\n");
    // the stray quote's cell ends at the next quote; what follows is read as rows
    CsvFolder.Rows read = csv.read("a");
    assertThat(read.irregularities()).isNotEmpty();
    assertThat(String.valueOf(read.rows())).contains("3", "4", "5", "6", "7", "8", "9", "10");

    csv.put("b.csv", "x,y\n1,2\n\"3,4\n5,6\n7,8");
    assertThat(csv.rows("b"))
        .containsExactly(
            List.of("1", "2"), Arrays.asList("\"3,4", null), List.of("5", "6"), List.of("7", "8"));
    assertThat(csv.read("b").irregularities())
        .contains(new Irregularity("a quote that is never closed", 1, "line 3"));
    assertThat(csv.table("b").rows()).hasValue(4);
  }

  @Test
  void takesAQuoteWithinABareCellLiterally() throws Exception {
    csv.put("a.csv", "size,what\n5\" ,pipe\n6,\"7\" pipe\"\n8,x\n");
    CsvFolder.Rows read = csv.read("a");
    assertThat(read.rows())
        .containsExactly(List.of("5\" ", "pipe"), List.of("6", "7\" pipe"), List.of("8", "x"));
    assertThat(read.irregularities())
        .containsExactly(
            new Irregularity("a quote within a cell that is not doubled", 2, "line 2"));
  }

  @Test
  void readsEscapedQuotesWhereAnEscapeIsConfigured() throws Exception {
    csv.put(
        "a.csv", "x,y\n1,\"say \\\"hi\\\",\nand \\\\ bye\"\n2,\"a \"\"b\"\"\"\n3,\"open\n4,5\n");
    CsvFolder.Rows read = csv.escapedBy('\\').read("a");
    assertThat(read.rows())
        .containsExactly(
            List.of("1", "say \"hi\",\nand \\ bye"),
            List.of("2", "a \"b\""),
            List.of("3", "open"),
            List.of("4", "5"));
    assertThat(read.irregularities())
        .containsExactly(new Irregularity("a quote that is never closed", 1, "line 5"));
  }

  @Test
  void keepsNulCharactersAndCountsThem() throws Exception {
    csv.put("a.csv", "x,y\n1,a\u0000b\n\u0000,\"\u0000\"\n");
    CsvFolder.Rows read = csv.read("a");
    assertThat(read.rows()).containsExactly(List.of("1", "a\u0000b"), List.of("\u0000", "\u0000"));
    assertThat(read.irregularities())
        .containsExactly(new Irregularity("NUL characters", 2, "line 2"));
  }

  @Test
  void takesAnEmptyFileForATableOfNothing() throws Exception {
    for (String content : List.of("", "\n\r\n", "\uFEFF")) {
      csv.put("a.csv", content);
      assertThat(csv.columns("a")).isEmpty();
      assertThat(csv.rows("a")).isEmpty();
      assertThat(csv.table("a").remarks()).containsExactly("the file is empty");
      assertThat(csv.table("a").rows()).hasValue(0);
    }
    csv.put("header.csv", "a,b");
    assertThat(csv.columns("header")).containsExactly("a", "b", "(surplus)");
    assertThat(csv.rows("header")).isEmpty();
  }

  @Test
  void refusesARecordLongerThanMemoryShouldHold() throws Exception {
    Path file = csv.put("a.csv", "x,y\n1,2\n");
    try (BufferedWriter out =
        Files.newBufferedWriter(file, java.nio.file.StandardOpenOption.APPEND)) {
      out.write("3,");
      for (int i = 0; i < 50; i++) {
        out.write("x".repeat(1 << 20));
      }
    }
    assertThatThrownBy(() -> csv.rows("a"))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot read drops.a, a.csv: the record that begins at line 3 is longer than 16 MiB:"
                + " an unclosed quote?");
  }

  @Test
  void refusesAnOpenQuoteThatSwallowsALargeFile() throws Exception {
    StringBuilder text = new StringBuilder("x,y\n1,\"2\n");
    while (text.length() < (17 << 20)) {
      text.append("34,a cell that is not quoted\n");
    }
    csv.put("a.csv", text.toString());
    assertThatThrownBy(() -> csv.rows("a"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("the record that begins at line 2 is longer than 16 MiB");
  }

  @Test
  void readsAFileWithManyColumnsInSmallBatches() throws Exception {
    String row = String.join(",", java.util.Collections.nCopies(20_000, "c"));
    csv.put("a.csv", (row + "\n").repeat(200));
    assertThat(csv.columns("a")).hasSize(20_001);
    assertThat(csv.rows("a")).hasSize(199);
  }
}
