package dev.steward.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.DataType;
import dev.steward.source.Discovery;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceChangedException;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {
  @TempDir Path folder;

  @Test
  void findsFilesAndFoldersAsTables() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    for (String name :
        List.of("people/staff.csv", "a.tsv", "b.txt", "c.csv.gz", "orders/part-0.csv", "x.json")) {
      csv.put(name, "");
    }
    assertThat(csv.source().discover().tables())
        .containsExactly("a", "b", "c", "orders", "people/staff");
  }

  @Test
  void admitsTablesByGlobs() throws Exception {
    CsvFolder csv = CsvFolder.at(folder).admitting(List.of("people/*"), List.of("**_old"));
    for (String name : List.of("people/staff.csv", "people/staff_old.csv", "a.csv")) {
      csv.put(name, "");
    }
    Files.createSymbolicLink(folder.resolve("elsewhere"), folder.resolve("nowhere"));
    assertThat(csv.source().discover())
        .isEqualTo(new Discovery(List.of("people/staff"), List.of()));
  }

  @Test
  void tellsWhatItCannotLookInto() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    csv.put("a.csv", "x\n1\n");
    Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
    assertThat(csv.source().discover())
        .isEqualTo(
            new Discovery(
                List.of("a"),
                List.of(new Discovery.Unreadable("gone", "a symbolic link to nothing"))));
  }

  @Test
  void saysThatTheLocationIsNotThere() {
    assertThatThrownBy(() -> CsvFolder.at(folder.resolve("none")).source().discover())
        .isInstanceOf(SourceException.class)
        .hasMessage("Cannot list drops at " + folder + "/none: no such file or folder");
  }

  @Test
  void saysThatThereIsNoSuchTable() {
    assertThatThrownBy(() -> CsvFolder.at(folder).table("none"))
        .isInstanceOf(SourceException.class)
        .hasMessage("Cannot read drops.none: no such table below " + folder);
  }

  @Test
  void readsALocationThatIsAFile() throws Exception {
    Path file = CsvFolder.at(folder).put("staff.dat", "id\n1\n");
    CsvFolder csv = CsvFolder.at(file);
    assertThat(csv.source().discover().tables()).containsExactly("staff");
    assertThat(csv.rows("staff")).containsExactly(List.of("1"));
  }

  @Test
  void joinsTheFilesOfAFolderByTheirColumns() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    csv.put("visits/country=DE/part-0.csv", "id,page\n1,home\n");
    csv.put("visits/country=FR/part-0.csv", "page;agent\nshop;curl\n");
    csv.put("visits/country=__HIVE_DEFAULT_PARTITION__/part-0.csv", "");
    Table visits = csv.table("visits");
    assertThat(visits.columns()).extracting("type").containsOnly(DataType.TEXT);
    assertThat(csv.columns("visits"))
        .containsExactly("id", "page", "agent", "country", "(surplus)");
    assertThat(csv.rows("visits"))
        .containsExactly(
            Arrays.asList("1", "home", null, "DE"), Arrays.asList(null, "shop", "curl", "FR"));
    assertThat(visits.remarks())
        .containsExactly(
            "the file is empty (visits/country=__HIVE_DEFAULT_PARTITION__/part-0.csv)",
            "the files differ in their columns");
    assertThat(visits.rows()).hasValue(2);
  }

  @Test
  void keepsAColumnThatAFolderIsNamedFor() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    csv.put("visits/country=DE/part-0.csv", "id,country\n1,Germany\n");
    assertThat(csv.columns("visits")).containsExactly("id", "country", "country_2", "(surplus)");
    assertThat(csv.rows("visits")).containsExactly(List.of("1", "Germany", "DE"));
  }

  @Test
  void readsOnlyTheColumnsAskedFor() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    csv.put("a.csv", "x,y,z\n1,2,3\n");
    Table table = csv.table("a");
    Split split = table.plan(new ScanScope.Full()).get(0);
    try (var cursor = table.read(split, Set.of("z", "x"))) {
      assertThat(cursor.columns()).extracting("name").containsExactly("x", "z");
      assertThat(cursor.next()).isNotNull();
      assertThat(cursor.next()).isNull();
    }
  }

  @Test
  void refusesAFileThatChangedSinceItWasPlanned() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    Path file = csv.put("a.csv", "x\n1\n");
    Table table = csv.table("a");
    Split split = table.plan(new ScanScope.Full()).get(0);
    Files.writeString(file, "x\n1\n2\n");
    assertThatThrownBy(() -> table.read(split, Set.of("x")))
        .isInstanceOf(SourceChangedException.class)
        .hasMessage("Cannot read drops.a, a.csv: the file changed since it was planned");
    Files.delete(file);
    assertThatThrownBy(() -> table.read(split, Set.of("x")))
        .isInstanceOf(SourceChangedException.class)
        .hasMessage("Cannot read drops.a, a.csv: the file is gone since it was planned");
  }

  @Test
  void plansTheSameAgainElsewhere() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    csv.put("a.csv", "x\n1\n");
    Split split = csv.table("a").plan(new ScanScope.Sample(10)).get(0);
    assertThat(csv.table("a").plan(new ScanScope.Sample(10))).containsExactly(split);
    assertThat(split.place()).isEqualTo("a.csv");
    assertThat(split.rows()).isEqualTo(1);
  }

  @Test
  void neverPrintsCredentials() throws IOException {
    assertThat(CsvFolder.at(folder).settings()).hasToString("CsvSettings[drops]");
  }
}
