package dev.steward.source.parquet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.source.ScanScope;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingCostTest {
  @TempDir Path folder;
  private Path file;
  private CountingStore store;
  private Table table;

  @BeforeEach
  void writeOneLargeRowGroup() throws Exception {
    file = folder.resolve("t.parquet");
    ParquetFile.write(
        file,
        MessageTypeParser.parseMessageType(
            "message m { required int64 id; required binary a (STRING); required binary b; }"),
        300_000,
        (group, row) ->
            group.append("id", (long) row).append("a", "some text " + row).append("b", "b" + row),
        builder -> builder.withDictionaryEncoding(false).withPageRowCountLimit(2000));
    store = new CountingStore(FileStore.of(file.toString(), Map.of()));
    table =
        ParquetTable.open(
            new TableRef("lake", "t"),
            requireNonNull(Layout.of(store, folder.toString()).table("t")),
            store,
            new Footers(store),
            () -> {});
    store.bytes().set(0);
    store.opened().set(0);
  }

  @Test
  void readsOnlyThePagesOfASample() throws Exception {
    assertThat(Cells.of(table, new ScanScope.Sample(1600), "id")).hasSize(1600);
    assertThat(store.bytes().get()).isLessThan(Files.size(file) / 2);
  }

  @Test
  void readsOnlyTheColumnsAskedFor() throws Exception {
    for (Split split : table.plan(new ScanScope.Full())) {
      Cells.batches(table, split, Set.of("id"));
    }
    assertThat(store.bytes().get()).isBetween(300_000L * 8, 300_000L * 8 + 200_000);
  }

  @Test
  void readsTheFooterOnce() throws Exception {
    assertThat(table.rows()).hasValue(300_000);
    for (int i = 0; i < 3; i++) {
      for (Split split : table.plan(new ScanScope.Full())) {
        table.read(split, Set.of("id")).close();
      }
    }
    assertThat(store.bytes()).hasValue(0);
  }
}
