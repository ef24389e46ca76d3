package dev.steward.source.parquet;

import static dev.steward.testkit.Searches.exact;
import static dev.steward.testkit.Searches.search;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.files.StoredFile;
import dev.steward.source.KeyFilter;
import dev.steward.source.Table;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search reads of the files. */
class SearchCostTest {
  private static final int FILES = 4;
  private static final int ROWS = 40_000;
  private static final Set<String> ALL = Set.of("id", "u", "kind", "person", "text");

  @TempDir Path folder;
  private CountingStore store;
  private Table table;
  private long keyBytes;
  private long allBytes;

  @BeforeEach
  void writeFiles() throws Exception {
    for (int file = 0; file < FILES; file++) {
      int first = file * ROWS;
      Random random = new Random(file);
      ParquetFile.write(
          folder.resolve("t/part-" + file + ".parquet"),
          MessageTypeParser.parseMessageType(
              """
              message m {
                required int64 id;
                required fixed_len_byte_array(16) u (UUID);
                required binary kind (STRING);
                required binary person (STRING);
                required binary text (STRING);
              }
              """),
          ROWS,
          (group, row) ->
              group
                  .append("id", (long) first + row)
                  .append("u", uuid(first + row))
                  .append("kind", "kind " + (row % 2 == 0 ? "a" : "z"))
                  .append("person", person(first + row))
                  .append("text", Long.toHexString(random.nextLong()).repeat(6)),
          SearchCostTest::options);
    }
    store = new CountingStore(FileStore.of(folder.toString(), Map.of()));
    Footers footers = new Footers(store);
    table =
        ParquetTable.open(
            new TableRef("lake", "t"),
            requireNonNull(Layout.of(store, folder.toString()).table("t")),
            store,
            footers,
            () -> {});
    for (var part : requireNonNull(Layout.of(store, folder.toString()).table("t")).files()) {
      StoredFile file = part.file();
      Footer footer = footers.of(file);
      keyBytes += chunkBytes(footer, "person");
      allBytes += file.length();
    }
    store.bytes().set(0);
    store.opened().set(0);
  }

  private static ExampleParquetWriter.Builder options(ExampleParquetWriter.Builder builder) {
    return builder
        .withDictionaryEncoding(false)
        .withDictionaryEncoding("kind", true)
        .withBloomFilterEnabled("u", true)
        .withBloomFilterNDV("u", 10_000)
        .withPageRowCountLimit(1000)
        .withRowGroupRowCountLimit(10_000);
  }

  private static long chunkBytes(Footer footer, String column) {
    Leaf leaf = requireNonNull(footer.leaf(column));
    return IntStream.range(0, footer.groups().size())
        .mapToLong(group -> requireNonNull(footer.chunk(group, leaf)).getTotalSize())
        .sum();
  }

  private static String person(int row) {
    return new UUID(row * 0x9E3779B97F4A7C15L, row).toString();
  }

  private static UUID id(int row) {
    return new UUID(row * 0x9E3779B97F4A7C15L, 5);
  }

  private static Binary uuid(int row) {
    return Binary.fromConstantByteArray(
        ByteBuffer.allocate(16).putLong(id(row).getMostSignificantBits()).putLong(5).array());
  }

  @Test
  void opensEachFileOnceForThePlanAndOnceForEachSplit() throws Exception {
    KeyFilter filter = exact("person", persons(0, FILES * ROWS, 16));
    assertThat(search(table, filter, ALL).rows()).hasSize(10_000);
    assertThat(store.opened()).hasValue(2L * FILES);
    assertThat(store.bytes().get()).isLessThan(allBytes * 5 / 4);
  }

  @Test
  void readsTheKeysAloneWhereNoRowMatches() throws Exception {
    KeyFilter filter = exact("person", persons(FILES * ROWS, FILES * ROWS + 5000, 1));
    assertThat(search(table, filter, ALL).read()).isZero();
    assertThat(store.bytes().get()).isBetween(keyBytes, keyBytes + allBytes / 20);
  }

  @Test
  void passesRowGroupsByTheirStatistics() throws Exception {
    assertThat(table.plan(exact("id", "12345", "12346"))).hasSize(1);
    assertThat(table.plan(exact("id", "-1", "160000", "x"))).isEmpty();
    assertThat(search(table, exact("id", "12345", "12346", "70000"), ALL).rows()).hasSize(3);
    assertThat(store.bytes().get()).isLessThan(allBytes / 10);
  }

  @Test
  void passesRowGroupsByTheirBloomFilters() throws Exception {
    assertThat(search(table, exact("u", id(33_333).toString(), id(-5).toString()), ALL).rows())
        .hasSize(1);
    assertThat(store.bytes().get()).isLessThan(allBytes / 8);
  }

  @Test
  void passesRowGroupsByTheirDictionaries() throws Exception {
    assertThat(table.plan(exact("kind", "kind m"))).hasSize(FILES);
    store.bytes().set(0);
    assertThat(search(table, exact("kind", "kind m", "kind b"), ALL).read()).isZero();
    assertThat(store.bytes().get()).isLessThan(allBytes / 20);
  }

  private static String[] persons(int from, int to, int step) {
    return IntStream.range(from, to)
        .filter(row -> row % step == 0)
        .mapToObj(SearchCostTest::person)
        .toArray(String[]::new);
  }
}
