package dev.steward.source.parquet;

import static dev.steward.source.parquet.Changes.apply;
import static dev.steward.source.parquet.Changes.delete;
import static dev.steward.source.parquet.Changes.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.RowChanger;
import dev.steward.source.Source;
import dev.steward.source.SourceChangedException;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong, the file is as it was, and nothing lies beside it. */
class ChangerFaultsTest {
  private static final RowChanger.Guard FREE = () -> {};

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("t.parquet");
    write(file, 3000);
  }

  private static void write(Path file, int rows) throws IOException {
    Files.deleteIfExists(file);
    ParquetFile.write(
        file,
        MessageTypeParser.parseMessageType(
            "message m { required int32 id; required binary name (STRING); }"),
        rows,
        (group, row) -> group.append("id", row).append("name", "secret" + row),
        builder ->
            builder
                .withRowGroupRowCountLimit(1000)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED));
  }

  private Table table() throws SourceException {
    return Lake.at(folder).table("t");
  }

  private Table table(FileStore store) throws Exception {
    String location = store.resolve(folder.toString());
    TableFolder table = Objects.requireNonNull(Layout.of(store, location).table("t"));
    return ParquetTable.open(new TableRef("lake", "t"), table, store, new Footers(store), () -> {});
  }

  private void isAlone() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void namesTheColumnOfACorruptRowGroup() throws Exception {
    StoredParts parts = StoredParts.of(file);
    byte[] bytes = parts.bytes().clone();
    long place = parts.chunk(1, 1).getMeta_data().getData_page_offset();
    bytes[Math.toIntExact(place) + 5000] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> apply(table(), delete("id", "1500")))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot change lake.t, file t.parquet, row group 1, column name:"
                + " a page has another checksum than its header says");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    isAlone();
    // a row group without a match is left as it is, whatever it holds
    assertThat(apply(table(), delete("id", "2500"))).containsExactly(1L);
    assertThat(StoredParts.of(file).pages(1, 1))
        .isEqualTo(new StoredParts(bytes, parts.footer()).pages(1, 1));
  }

  @Test
  void namesTheColumnOfAPageWithoutAHead() throws Exception {
    StoredParts parts = StoredParts.of(file);
    byte[] bytes = parts.bytes().clone();
    int place = Math.toIntExact(parts.chunk(2, 1).getMeta_data().getData_page_offset());
    java.util.Arrays.fill(bytes, place, place + 30, (byte) 0xff);
    Files.write(file, bytes);
    assertThatThrownBy(() -> apply(table(), delete("id", "2500")))
        .hasMessageContainingAll("lake.t", "t.parquet", "row group 2, column name")
        .hasMessageNotContaining("secret");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    isAlone();
  }

  @Test
  void refusesAFileThatIsReadOnlyAndKeepsPermissions() throws Exception {
    Files.writeString(folder.resolve(".t.parquet.crc"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(apply(table(), delete("id", "1"))).containsExactly(1L);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    isAlone();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> apply(table(), delete("id", "2")))
        .isInstanceOf(SourceException.class)
        .hasMessage("Cannot change lake.t, file t.parquet: the file is read-only");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    isAlone();
  }

  @Test
  void asksItsGuardBeforeItReplacesAFile() throws Exception {
    byte[] before = Files.readAllBytes(file);
    RowChanger.Guard lost =
        () -> {
          throw new SourceException("Cannot go on", "the lease is lost");
        };
    assertThatThrownBy(() -> apply(table().changer(), lost, delete("id", "1")))
        .hasMessage("Cannot go on: the lease is lost");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    isAlone();
  }

  private enum Writer {
    MOVES_ANOTHER_FILE_OVER_IT,
    WRITES_INTO_IT
  }

  @ParameterizedTest
  @EnumSource
  void doesAFileAnewThatAnotherWriterChangesMeanwhile(Writer writer) throws Exception {
    byte[] other;
    Path aside = folder.resolve("aside.bin");
    write(aside, 3500);
    other = Files.readAllBytes(aside);
    Files.delete(aside);
    boolean[] done = new boolean[1];
    Replacement derived =
        new Replacement.Derived(
            text -> {
              if (!done[0]) {
                done[0] = true;
                replace(writer, other);
              }
              return "gone";
            });
    RowChange[] changes = {set(Map.of("name", derived), "id", "1500"), delete("id", "3400")};
    assertThat(apply(table(), changes)).containsExactly(1L, 1L);
    List<String> rows = StoredParts.rows(file);
    assertThat(rows).hasSize(3499);
    assertThat(rows.get(1500)).contains("gone");
    isAlone();
  }

  private void replace(Writer writer, byte[] content) {
    try {
      if (writer == Writer.WRITES_INTO_IT) {
        Files.write(file, content);
      } else {
        Path next = Files.write(folder.resolve("next"), content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void givesUpOnAFileThatChangesAgainAndAgain() throws Exception {
    byte[] content = Files.readAllBytes(file);
    Replacement derived =
        new Replacement.Derived(
            text -> {
              replace(Writer.MOVES_ANOTHER_FILE_OVER_IT, content);
              return "gone";
            });
    assertThatThrownBy(() -> apply(table(), set(Map.of("name", derived), "id", "1500")))
        .hasMessage("Cannot change lake.t, file t.parquet: the file changes again and again");
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
    isAlone();
  }

  @Test
  void tellsOfAFileThatIsGone() throws Exception {
    RowChanger changer = table().changer();
    List<RowChange> changes = List.of(delete("id", "1"));
    Split unit = changer.plan(changes).get(0);
    Files.delete(file);
    assertThatThrownBy(() -> changer.apply(unit, changes, FREE))
        .isInstanceOf(SourceChangedException.class)
        .hasMessage("Cannot change lake.t, file t.parquet: the file is gone");
    assertThatThrownBy(() -> changer.plan(changes)).isInstanceOf(SourceChangedException.class);
  }

  @Test
  void leavesTheFileAsItWasWhereTheDiskIsFull() throws Exception {
    byte[] before = Files.readAllBytes(file);
    FileStore full = full(FileStore.of(folder.toString(), Map.of()), 20_000);
    assertThatThrownBy(() -> apply(table(full), delete("id", "1", "1500", "2500")))
        .hasMessage("Cannot change lake.t, file t.parquet: No space left on device");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    isAlone();
  }

  /** A store whose files take so many bytes each. */
  private static FileStore full(FileStore files, int room) {
    return (FileStore)
        Proxy.newProxyInstance(
            FileStore.class.getClassLoader(),
            new Class<?>[] {FileStore.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(files, arguments);
                return method.getName().equals("write")
                    ? new Short((OutputStream) result, room)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static final class Short extends OutputStream {
    private final OutputStream out;
    private int room;

    Short(OutputStream out, int room) {
      this.out = out;
      this.room = room;
    }

    @Override
    public void write(int value) throws IOException {
      if (room-- == 0) {
        throw new FileSystemException("t", null, "No space left on device");
      }
      out.write(value);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  @Test
  void refusesTablesOfFormatsThatKeepRecordsOfTheirFiles() throws Exception {
    for (String record : List.of("metadata/v1.metadata.json", "_delta_log/0.json", ".hoodie/x")) {
      Path lake = folder.resolve("lake" + record.length());
      Path part = lake.resolve("l/data/part-0.parquet");
      Files.createDirectories(part.getParent());
      Files.copy(file, part);
      Files.createDirectories(lake.resolve("l").resolve(record).getParent());
      Files.writeString(lake.resolve("l").resolve(record), "{}");
      try (Source source = Lake.at(lake)) {
        Table table = source.table(source.discover().tables().get(0));
        assertThatThrownBy(table::changer)
            .isInstanceOf(SourceException.class)
            .hasMessageMatching(
                "Cannot change lake\\.l: it is a table of (Iceberg|Delta|Hudi),"
                    + " whose own records say which files count");
      }
    }
  }

  @Test
  void noticesInALaterSearchThatTheFileIsAnother() throws Exception {
    try (Source source = Lake.at(folder)) {
      Table table = source.table("t");
      var filter = RowJudge.filter(List.of(delete("id", "1")));
      assertThat(table.plan(filter)).hasSize(1);
      assertThat(apply(table, delete("id", "1"))).containsExactly(1L);
      assertThatThrownBy(() -> table.plan(filter)).isInstanceOf(SourceChangedException.class);
      assertThat(source.table("t").plan(filter)).hasSize(1);
      assertThat(source.table("t").rows()).hasValue(2999);
    }
  }
}
