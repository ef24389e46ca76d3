package dev.steward.source.parquet;

import static dev.steward.source.parquet.Changes.delete;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.source.RowChange;
import dev.steward.source.RowChanger;
import dev.steward.source.Split;
import dev.steward.testkit.MortalStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies before each change of files in turn. */
class ChangerCrashTest {
  private static final List<RowChange> CHANGES = List.of(delete("id", "1"));

  @TempDir Path folder;

  @Test
  void leavesTheOldFileOrTheNewOneAndNothingElseOnceItIsSwept() throws Exception {
    Path file = folder.resolve("t.parquet");
    FileStore files = FileStore.of(folder.toString(), Map.of());
    ParquetFile.write(
        file,
        "message m { required int32 id; required binary name (STRING); }",
        3,
        (group, row) -> group.append("id", row).append("name", "n" + row));
    byte[] old = Files.readAllBytes(file);
    List<String> rows = StoredParts.rows(file);
    List<String> left = List.of(rows.get(0), rows.get(2));
    int deaths = 0;
    int scratchesLeft = 0;
    for (boolean killed = true; killed; deaths++) {
      Files.write(file, old);
      Files.writeString(folder.resolve(".t.parquet.crc"), "of the old one");
      MortalStore store = new MortalStore(files, deaths);
      killed = dies(store);
      assertThat(StoredParts.rows(file)).as("death %d", deaths).isIn(rows, left);
      scratchesLeft += scratches();
      RowChanger again = changer(files);
      for (Split unit : again.plan(CHANGES)) {
        again.apply(unit, CHANGES, () -> {});
      }
      again.sweep();
      assertThat(StoredParts.rows(file)).isEqualTo(left);
      try (Stream<Path> names = Files.list(folder)) {
        assertThat(names).as("death %d", deaths).containsExactly(file);
      }
    }
    assertThat(deaths).isGreaterThan(4);
    assertThat(scratchesLeft).isPositive();
  }

  private int scratches() throws Exception {
    try (Stream<Path> names = Files.list(folder)) {
      return (int) names.filter(name -> name.toString().endsWith(".steward.tmp")).count();
    }
  }

  private boolean dies(MortalStore store) throws Exception {
    try {
      RowChanger changer = changer(store);
      changer.apply(changer.plan(CHANGES).get(0), CHANGES, () -> {});
    } catch (MortalStore.Killed e) {
      // as intended
    }
    return store.isKilled();
  }

  private RowChanger changer(FileStore store) throws Exception {
    String location = store.resolve(folder.toString());
    TableFolder table = Objects.requireNonNull(Layout.of(store, location).table("t"));
    return ParquetTable.open(new TableRef("lake", "t"), table, store, new Footers(store), () -> {})
        .changer();
  }
}
