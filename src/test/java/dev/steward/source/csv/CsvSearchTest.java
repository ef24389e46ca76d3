package dev.steward.source.csv;

import static dev.steward.testkit.Searches.compare;
import static dev.steward.testkit.Searches.composite;
import static dev.steward.testkit.Searches.exact;
import static dev.steward.testkit.Searches.filter;
import static dev.steward.testkit.Searches.keys;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.source.KeyFilter.Comparison;
import dev.steward.source.Table;
import dev.steward.testkit.Searches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search gives what reading all rows and testing each gives. */
class CsvSearchTest {
  @TempDir Path folder;

  private Table table() throws Exception {
    for (int file = 0; file < 2; file++) {
      StringBuilder text = new StringBuilder(file == 0 ? "id,mail,note\n" : "id,note,mail\n");
      for (int row = 0; row < 10_000; row++) {
        String id = row % 7 == 0 ? "" : row % 3 == 0 ? " " + row + " " : "0" + row;
        String mail = row % 2 == 0 ? "ANN" + row + "@x.org" : "ann" + row + "@X.org ";
        String note = "\"a note, " + row % 100 + "\"";
        text.append(id).append(',');
        text.append(file == 0 ? mail + "," + note : note + "," + mail).append('\n');
      }
      Path part = folder.resolve("drop/year=" + (2020 + file) + "/part-0.csv");
      Files.createDirectories(part.getParent());
      Files.writeString(part, text);
    }
    return CsvFolder.at(folder).source().table("drop");
  }

  @Test
  void findsRowsByAnyComparisonInAnyFile() throws Exception {
    Table table = table();
    Set<String> all = Set.of("id", "mail", "note", "year");
    Searches.Found found = compare(table, exact("id", "3", "6", "04", "5"), all);
    assertThat(found.rows()).hasSize(6);
    assertThat(found.read()).isEqualTo(6);
    assertThat(
            compare(table, filter(keys("mail", Comparison.FOLDED, List.of("ann8@x.org"))), all)
                .rows())
        .hasSize(2);
    assertThat(
            compare(
                    table,
                    filter(
                        composite(List.of("year", "note"), List.of(List.of("2021", "a note, 7"))),
                        keys("mail", Comparison.LAST_DIGITS, List.of("99"))),
                    Set.of("id"))
                .rows())
        .hasSizeGreaterThan(100);
    assertThat(compare(table, exact("year", "2020"), all).rows()).hasSize(10_000);
  }
}
