package dev.steward.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.KeyTuples;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.source.FolderTables;
import dev.steward.source.RowChange;
import dev.steward.source.RowChanger;
import dev.steward.source.Split;
import dev.steward.testkit.MortalStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies before each change of files in turn. */
class CsvChangerCrashTest {
  private static final String OLD = "id,n\nk1,a\nk2,b\n";
  private static final String NEW = "id,n\nk2,b\n";

  private static final List<RowChange> CHANGES =
      List.of(
          new RowChange(
              List.of("id"),
              KeyTuples.builder(1).add("k1").build(),
              Optional.empty(),
              new RowChange.Action.Delete()));

  @TempDir Path folder;

  @Test
  void leavesTheOldFileOrTheNewOneAndNothingElseOnceItIsSwept() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    Path file = folder.resolve("t.csv");
    FileStore files = FileStore.of(folder.toString(), Map.of());
    int deaths = 0;
    for (boolean killed = true; killed; deaths++) {
      csv.put("t.csv", OLD);
      csv.put(".t.csv.crc", "of the old one");
      MortalStore store = new MortalStore(files, deaths);
      killed = dies(store, csv);
      assertThat(Files.readString(file)).as("death %d", deaths).isIn(OLD, NEW);
      RowChanger again = changer(files, csv);
      for (Split unit : again.plan(CHANGES)) {
        again.apply(unit, CHANGES, () -> {});
      }
      again.sweep();
      assertThat(Files.readString(file)).isEqualTo(NEW);
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).as("death %d", deaths).containsExactly(file);
      }
    }
    assertThat(deaths).isGreaterThan(4);
  }

  private static boolean dies(MortalStore store, CsvFolder csv) throws Exception {
    try {
      RowChanger changer = changer(store, csv);
      changer.apply(changer.plan(CHANGES).get(0), CHANGES, () -> {});
    } catch (MortalStore.Killed e) {
      // as intended
    }
    return store.isKilled();
  }

  private static RowChanger changer(FileStore store, CsvFolder csv) throws Exception {
    String location = store.resolve(csv.folder().toString());
    FolderTables tables = new FolderTables(location, store.list(location), List.of(".csv"));
    return CsvTable.open(
            new TableRef("drops", "t"),
            store,
            Objects.requireNonNull(tables.table("t")),
            csv.settings())
        .changer();
  }
}
