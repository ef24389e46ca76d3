package dev.steward.source.parquet;

import static dev.steward.source.parquet.Changes.delete;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.doubleColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;
import static org.apache.parquet.filter2.predicate.FilterApi.longColumn;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageType;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a deletion leaves of files that parquet-java wrote. */
class RewriteFidelityTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message m {
            required int64 id = 1;
            optional binary secret (STRING) = 2;
            optional binary few (ENUM);
            optional boolean flag;
            optional int32 i;
            optional int32 day (DATE);
            optional int32 tiny (INTEGER(8, true));
            optional int64 at (TIMESTAMP(NANOS, true));
            optional int64 local (TIMESTAMP(MICROS, false));
            optional int96 old;
            optional float f;
            optional double d;
            optional int32 small (DECIMAL(9, 2));
            optional int64 long (DECIMAL(18, 3));
            optional fixed_len_byte_array(9) wide (DECIMAL(20, 2));
            optional binary huge (DECIMAL(30, 5));
            optional fixed_len_byte_array(16) u (UUID);
            optional binary raw;
            optional binary empty (STRING);
            required group user { optional binary mail (STRING); required int32 n; }
            optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
            optional group deep (LIST) {
              repeated group list {
                optional group element (LIST) { repeated group list { required int32 element; } }
              }
            }
            optional group pairs (MAP) {
              repeated group key_value {
                required binary key (STRING);
                optional group value { optional double x; optional binary y (STRING); }
              }
            }
            repeated int32 bare;
          }
          """);
  private static final int ROWS = 4000;
  private static final int ROWS_OF_GROUP = 1000;

  @TempDir Path folder;

  private enum Writing {
    FIRST_SNAPPY(
        builder ->
            builder
                .withWriterVersion(WriterVersion.PARQUET_1_0)
                .withCompressionCodec(CompressionCodecName.SNAPPY)),
    SECOND_ZSTD(
        builder ->
            builder
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withCompressionCodec(CompressionCodecName.ZSTD)),
    FIRST_GZIP_PLAIN(
        builder ->
            builder
                .withWriterVersion(WriterVersion.PARQUET_1_0)
                .withDictionaryEncoding(false)
                .withCompressionCodec(CompressionCodecName.GZIP)),
    SECOND_PLAIN(
        builder ->
            builder
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withDictionaryEncoding(false)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)),
    SMALL_PAGES_AND_BLOOM_FILTERS(
        builder ->
            builder
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withPageRowCountLimit(90)
                .withMaxBloomFilterBytes(1 << 13)
                .withBloomFilterEnabled("id", true)
                .withBloomFilterEnabled("secret", true)
                .withBloomFilterEnabled("d", true)
                .withBloomFilterEnabled("u", true)
                .withBloomFilterEnabled("tags.list.element", true)),
    SHORT_DICTIONARIES_AND_SPLIT_BYTES(
        builder ->
            builder
                .withDictionaryPageSize(2000)
                .withByteStreamSplitEncoding(true)
                .withPageSize(3000)
                .withPageWriteChecksumEnabled(false)
                .withCompressionCodec(CompressionCodecName.LZ4_RAW));

    private final UnaryOperator<ExampleParquetWriter.Builder> options;

    Writing(UnaryOperator<ExampleParquetWriter.Builder> options) {
      this.options = options;
    }
  }

  private static String secret(int row) {
    return "secret-" + row + "-of-somebody";
  }

  private static void row(Group group, int row) {
    group.add("id", (long) row);
    if (row % 7 != 3) {
      group.add("secret", secret(row));
      group.add("few", "few" + row % 5);
      group.add("flag", row % 3 == 0);
      group.add("i", row * 31);
      group.add("day", 18000 + row);
      group.add("tiny", row % 100);
      group.add("at", 1_700_000_000_123_456_789L + row);
      group.add("local", 1_600_000_000_123_456L + row);
      group.add("old", Binary.fromConstantByteArray(int96(row)));
      group.add("f", row % 11 == 0 ? Float.NaN : row / 3f);
      group.add("d", row % 13 == 0 ? -0.0 : row / 7d);
      group.add("small", row * 100 + 7);
      group.add("long", row * 1000L + 9);
      group.add("wide", Binary.fromConstantByteArray(bytes(9, row)));
      group.add("huge", Binary.fromConstantByteArray(bytes(11, row)));
      group.add("u", Binary.fromConstantByteArray(bytes(16, row)));
      group.add("raw", Binary.fromConstantByteArray(bytes(row % 4, row)));
    }
    Group user = group.addGroup("user");
    if (row % 5 != 0) {
      user.add("mail", "mail" + row + "@example.org");
    }
    user.add("n", row);
    if (row % 4 != 0) {
      Group tags = group.addGroup("tags");
      for (int i = 0; i < row % 6; i++) {
        Group element = tags.addGroup("list");
        if (i != 2) {
          element.add("element", "tag" + (row + i) % 400);
        }
      }
      Group deep = group.addGroup("deep");
      for (int i = 0; i < row % 3; i++) {
        Group outer = deep.addGroup("list");
        if (i == 0) {
          Group inner = outer.addGroup("element");
          for (int j = 0; j < row % 4; j++) {
            inner.addGroup("list").add("element", row + j);
          }
        }
      }
      Group pairs = group.addGroup("pairs");
      for (int i = 0; i < row % 3; i++) {
        Group pair = pairs.addGroup("key_value");
        pair.add("key", "k" + i);
        if (row % 8 != 1) {
          Group value = pair.addGroup("value");
          value.add("x", row * 1.5);
          if (i == 1) {
            value.add("y", "y" + row);
          }
        }
      }
    }
    for (int i = 0; i < row % 3; i++) {
      group.add("bare", row + i);
    }
  }

  private static byte[] int96(int row) {
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(row * 1_000_000_007L)
        .putInt(2_450_000 + row)
        .array();
  }

  private static byte[] bytes(int length, int row) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (row >> (8 * (length - 1 - i)));
    }
    if (length > 4) {
      ByteBuffer.wrap(bytes).putInt(length - 4, row);
    }
    return bytes;
  }

  private Path write(Writing writing) throws Exception {
    Path file = folder.resolve("lake/t.parquet");
    ParquetFile.write(
        file,
        SCHEMA,
        ROWS,
        RewriteFidelityTest::row,
        builder ->
            writing
                .options
                .apply(builder)
                .withExtraMetaData(Map.of("owner", "marketing", "note", "ä"))
                .withRowGroupRowCountLimit(ROWS_OF_GROUP));
    return file;
  }

  /** Some of the second row group, and all of the fourth. */
  private static Set<Integer> erased() {
    Set<Integer> rows = new TreeSet<>();
    for (int row = 1000; row < 1990; row += 37) {
      rows.add(row);
      rows.add(row + 1);
    }
    rows.add(1999);
    for (int row = 3000; row < 4000; row++) {
      rows.add(row);
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheOtherRowsAndAllThatIsSaidOfThem(Writing writing) throws Exception {
    Path file = write(writing);
    Path old = folder.resolve("old.parquet");
    Files.copy(file, old);
    List<String> rows = StoredParts.rows(file);
    Set<Integer> erased = erased();
    List<Long> counts =
        Changes.apply(
            Lake.at(folder.resolve("lake")).table("t"),
            delete("id", erased.stream().map(String::valueOf).toList()));
    assertThat(counts).containsExactly((long) erased.size());

    List<String> left = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      if (!erased.contains(row)) {
        left.add(rows.get(row));
      }
    }
    assertThat(StoredParts.rows(file)).isEqualTo(left);
    readsAsDuckDbDoes(old, file, erased);
    StoredParts before = StoredParts.of(old);
    StoredParts after = StoredParts.of(file);
    assertThat(after.footer().getSchema()).isEqualTo(before.footer().getSchema());
    assertThat(after.footer().getKey_value_metadata())
        .isEqualTo(before.footer().getKey_value_metadata());
    assertThat(after.footer().getColumn_orders()).isEqualTo(before.footer().getColumn_orders());
    assertThat(after.footer().getVersion()).isEqualTo(before.footer().getVersion());
    assertThat(after.footer().getNum_rows()).isEqualTo(ROWS - erased.size());
    assertThat(after.footer().getRow_groupsSize()).isEqualTo(3);
    isCopied(before, after, 0);
    isCopied(before, after, 2);
    isLike(before, after, 1);
    for (int row = 1000; row < 1300; row += 12) {
      boolean there = !erased.contains(row);
      assertThat(StoredParts.rows(file, eq(longColumn("id"), (long) row)))
          .isEqualTo(there ? List.of(rows.get(row)) : List.of());
      assertThat(StoredParts.rows(file, eq(binaryColumn("secret"), Binary.fromString(secret(row)))))
          .isEqualTo(there && row % 7 != 3 ? List.of(rows.get(row)) : List.of());
      assertThat(StoredParts.rows(file, eq(doubleColumn("d"), row / 7d)))
          .isEqualTo(there && row % 7 != 3 && row % 13 != 0 ? List.of(rows.get(row)) : List.of());
    }
    if (writing == Writing.SMALL_PAGES_AND_BLOOM_FILTERS) {
      String content = new String(after.bytes(), ISO_8859_1);
      for (int row = 0; row < ROWS; row++) {
        assertThat(content.contains(secret(row)))
            .as("secret %d", row)
            .isEqualTo(row % 7 != 3 && !erased.contains(row));
      }
    }
    try (var names = Files.list(file.getParent())) {
      assertThat(names).containsExactly(file);
    }
  }

  private static void readsAsDuckDbDoes(Path old, Path file, Set<Integer> erased) throws Exception {
    try (DuckDb duck = new DuckDb()) {
      String keys = erased.stream().map(String::valueOf).collect(Collectors.joining(","));
      String left = "SELECT * FROM '" + old + "' WHERE id NOT IN (" + keys + ")";
      String now = "SELECT * FROM '" + file + "'";
      assertThat(duck.query("(" + left + ") EXCEPT ALL (" + now + ")")).isEmpty();
      assertThat(duck.query("(" + now + ") EXCEPT ALL (" + left + ")")).isEmpty();
      assertThat(duck.query("SELECT count(*), count(secret) FROM '" + file + "'"))
          .isEqualTo(duck.query("SELECT count(*), count(secret) FROM (" + left + ")"));
      assertThat(duck.query("DESCRIBE " + now)).isEqualTo(duck.query("DESCRIBE " + left));
    }
  }

  private static void isCopied(StoredParts before, StoredParts after, int group) throws Exception {
    for (int column = 0; column < before.columns(); column++) {
      assertThat(after.pages(group, column)).isEqualTo(before.pages(group, column));
      var then = before.chunk(group, column);
      var now = after.chunk(group, column);
      assertThat(now.isSetColumn_index_offset()).isEqualTo(then.isSetColumn_index_offset());
      if (then.isSetColumn_index_offset()) {
        assertThat(after.columnIndex(group, column)).isEqualTo(before.columnIndex(group, column));
      }
      assertThat(after.offsetIndex(group, column)).isEqualTo(before.offsetIndex(group, column));
      assertThat(after.hasBloom(group, column)).isEqualTo(before.hasBloom(group, column));
      if (before.hasBloom(group, column)) {
        assertThat(after.bloomBits(group, column)).isEqualTo(before.bloomBits(group, column));
      }
      ColumnMetaData was = then.getMeta_data();
      ColumnMetaData is = now.getMeta_data();
      assertThat(is.getStatistics()).isEqualTo(was.getStatistics());
      assertThat(is.getSize_statistics()).isEqualTo(was.getSize_statistics());
      assertThat(is.getEncoding_stats()).isEqualTo(was.getEncoding_stats());
    }
  }

  private static void isLike(StoredParts before, StoredParts after, int group) throws Exception {
    for (int column = 0; column < before.columns(); column++) {
      ColumnMetaData was = before.chunk(group, column).getMeta_data();
      ColumnMetaData is = after.chunk(group, column).getMeta_data();
      String name = String.join(".", was.getPath_in_schema());
      assertThat(is.getPath_in_schema()).isEqualTo(was.getPath_in_schema());
      assertThat(is.getCodec()).as(name).isEqualTo(was.getCodec());
      assertThat(is.getType()).as(name).isEqualTo(was.getType());
      // a chunk that left its dictionary may leave it at once, or not at all
      assertThat(kinds(was)).as(name).containsAll(kinds(is));
      if (kinds(was).size() < 3) {
        assertThat(is.isSetDictionary_page_offset())
            .as(name)
            .isEqualTo(was.isSetDictionary_page_offset());
        assertThat(kinds(is)).as(name).isEqualTo(kinds(was));
      }
      assertThat(is.isSetStatistics()).as(name).isEqualTo(was.isSetStatistics());
      assertThat(is.getStatistics().isSetMin_value())
          .as(name)
          .isEqualTo(was.getStatistics().isSetMin_value());
      assertThat(after.hasBloom(group, column)).as(name).isEqualTo(before.hasBloom(group, column));
      if (before.hasBloom(group, column)) {
        assertThat(after.bloomBits(group, column).length)
            .isEqualTo(before.bloomBits(group, column).length);
      }
      var then = before.chunk(group, column);
      var now = after.chunk(group, column);
      assertThat(now.isSetColumn_index_offset())
          .as(name)
          .isEqualTo(then.isSetColumn_index_offset());
      assertThat(now.isSetOffset_index_offset()).isEqualTo(then.isSetOffset_index_offset());
    }
    int secret = 1;
    if (after.hasBloom(group, secret)) {
      var bloom = after.bloom(group, secret);
      int wrong = 0;
      for (int row = 1000; row < 2000; row++) {
        boolean found =
            bloom.findHash(bloom.hash(Binary.fromConstantByteArray(secret(row).getBytes(UTF_8))));
        if (row % 7 != 3 && !erased().contains(row)) {
          assertThat(found).as("row %d", row).isTrue();
        } else if (found) {
          wrong++;
        }
      }
      assertThat(wrong).isLessThan(20);
    }
    ByteBuffer least = after.chunk(group, 0).getMeta_data().getStatistics().bufferForMin_value();
    assertThat(least.order(ByteOrder.LITTLE_ENDIAN).getLong()).isEqualTo(1002);
  }

  /** Which versions and encodings of pages there are. */
  private static Set<List<Object>> kinds(ColumnMetaData chunk) {
    Set<List<Object>> kinds = new java.util.HashSet<>();
    for (PageEncodingStats each : chunk.getEncoding_stats()) {
      PageType type = each.getPage_type();
      Encoding encoding = each.getEncoding();
      kinds.add(List.of(type, encoding));
    }
    return kinds;
  }
}
