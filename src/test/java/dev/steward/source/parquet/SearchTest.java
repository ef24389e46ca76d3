package dev.steward.source.parquet;

import static dev.steward.testkit.Searches.compare;
import static dev.steward.testkit.Searches.composite;
import static dev.steward.testkit.Searches.exact;
import static dev.steward.testkit.Searches.filter;
import static dev.steward.testkit.Searches.keys;
import static dev.steward.testkit.Searches.some;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.source.Table;
import dev.steward.testkit.Searches;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A search gives what reading all rows and testing each gives. */
class SearchTest {
  private static final String SCHEMA =
      """
      message m {
        optional int32 i;
        optional int64 l;
        optional int32 day (DATE);
        optional int32 small (DECIMAL(9, 2));
        optional int64 long (DECIMAL(18, 3));
        optional fixed_len_byte_array(9) wide (DECIMAL(20, 2));
        optional fixed_len_byte_array(16) u (UUID);
        optional binary t (STRING);
        optional binary spaced (STRING);
        optional binary mail (STRING);
        optional binary phone (STRING);
        optional binary few (ENUM);
        optional double d;
        optional int64 at (TIMESTAMP(MILLIS, true));
        optional int32 unsigned (INTEGER(32, false));
        optional group user { optional binary id (STRING); optional group deep { required int64 n; } }
        optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
        optional group parties (LIST) {
          repeated group list {
            optional group element { optional int64 no; optional binary role (STRING); }
          }
        }
        required int64 sorted;
      }
      """;
  private static final int ROWS = 6000;

  @TempDir Path folder;

  private enum Writing {
    PLAIN {
      @Override
      ExampleParquetWriter.Builder set(ExampleParquetWriter.Builder options) {
        return options.withDictionaryEncoding(false);
      }
    },
    DICTIONARY_AND_BLOOM {
      @Override
      ExampleParquetWriter.Builder set(ExampleParquetWriter.Builder options) {
        return options.withBloomFilterEnabled(true).withCompressionCodec(CompressionCodecName.ZSTD);
      }
    },
    SECOND_VERSION {
      @Override
      ExampleParquetWriter.Builder set(ExampleParquetWriter.Builder options) {
        return options
            .withWriterVersion(WriterVersion.PARQUET_2_0)
            .withBloomFilterEnabled(true)
            .withDictionaryEncoding(false)
            .withCompressionCodec(CompressionCodecName.SNAPPY);
      }
    };

    abstract ExampleParquetWriter.Builder set(ExampleParquetWriter.Builder options);
  }

  private Table write(Writing writing) throws Exception {
    Random random = new Random(11);
    ParquetFile.write(
        folder.resolve("t.parquet"),
        MessageTypeParser.parseMessageType(SCHEMA),
        ROWS,
        (group, row) -> fill(group, row, random),
        options -> writing.set(options).withPageRowCountLimit(100).withRowGroupRowCountLimit(1500));
    return Lake.at(folder).table("t");
  }

  private static void fill(Group group, int row, Random random) {
    group.append("sorted", row * 3L);
    if (random.nextInt(10) == 0) {
      return;
    }
    group.append("i", random.nextInt(2000) - 1000);
    group.append("l", random.nextLong());
    group.append("day", 18000 + random.nextInt(900));
    group.append("small", random.nextInt(1000));
    group.append("long", (long) random.nextInt(100_000) * 10);
    group.append(
        "wide",
        Binary.fromConstantByteArray(
            new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) random.nextInt(9), 50}));
    group.append("u", uuid(new UUID(row, random.nextLong())));
    group.append("t", "key-" + random.nextInt(3000) + (random.nextInt(5) == 0 ? " " : ""));
    group.append(
        "spaced", " ".repeat(random.nextInt(3)) + "k" + row + "\t".repeat(random.nextInt(2)));
    group.append("mail", mixed("Person" + random.nextInt(500) + "@Éxample.org", random));
    group.append(
        "phone",
        (random.nextBoolean() ? "+49 (0)170 " : "0170/") + (1_000_000 + random.nextInt(400)));
    group.append("few", "v" + random.nextInt(5) + row / 1500);
    group.append("d", random.nextInt(100) / 2.0);
    group.append("at", (long) random.nextInt(5000));
    group.append("unsigned", random.nextInt());
    Group user = group.addGroup("user");
    if (random.nextBoolean()) {
      user.append("id", "u" + random.nextInt(1000));
      user.addGroup("deep").append("n", (long) random.nextInt(1000));
    }
    Group tags = group.addGroup("tags");
    for (int i = random.nextInt(4); i > 0; i--) {
      tags.addGroup("list").append("element", "t" + random.nextInt(800));
    }
    Group parties = group.addGroup("parties");
    for (int i = random.nextInt(3); i > 0; i--) {
      Group party = parties.addGroup("list").addGroup("element");
      if (random.nextInt(5) > 0) {
        party.append("no", (long) random.nextInt(200)).append("role", "r" + random.nextInt(3));
      }
    }
  }

  private static String mixed(String text, Random random) {
    return random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static Binary uuid(UUID uuid) {
    return Binary.fromConstantByteArray(
        ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array());
  }

  @ParameterizedTest
  @EnumSource
  void findsKeysOfAnyType(Writing writing) throws Exception {
    Table table = write(writing);
    Set<String> all = names(table);
    Random random = new Random(5);
    for (Column column : table.columns()) {
      List<String> cells = Searches.cells(table, column.name());
      for (int count : new int[] {0, 1, 7, 900}) {
        KeyFilter filter =
            filter(keys(column.name(), Comparison.EXACT, some(random, cells, count)));
        Searches.Found found = compare(table, filter, all);
        assertThat(found.rows().isEmpty()).as(column.name()).isEqualTo(count == 0);
        assertThat(found.read()).isEqualTo(found.rows().size());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsKeysByOtherComparisonsAndTogether(Writing writing) throws Exception {
    Table table = write(writing);
    Set<String> some = Set.of("sorted", "tags", "mail", "small");
    KeyFilter.Keys mail =
        keys("mail", Comparison.FOLDED, List.of("person7@éxample.org", "person8@éxample.org"));
    KeyFilter.Keys phone = keys("phone", Comparison.LAST_DIGITS, List.of("01000007", "1000008"));
    KeyFilter.Keys day = keys("day", Comparison.FOLDED, List.of("18001"));
    assertThat(compare(table, filter(mail), some).rows()).isNotEmpty();
    assertThat(compare(table, filter(phone), some).rows()).isNotEmpty();
    assertThat(compare(table, filter(day), some).rows()).isNotEmpty();
    assertThat(compare(table, filter(mail, phone, day), some).rows()).isNotEmpty();
    KeyFilter.Keys absent = keys("absent", Comparison.EXACT, List.of("1"));
    assertThat(compare(table, filter(absent), some).read()).isZero();
    assertThat(compare(table, filter(absent, day), some).rows()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void findsCompositeKeysAlsoInLists(Writing writing) throws Exception {
    Table table = write(writing);
    List<List<String>> pairs = new ArrayList<>();
    List<List<String>> parties = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      pairs.add(List.of(String.valueOf(i - 200), String.valueOf(18_000 + i)));
      parties.add(List.of(String.valueOf(i % 200), "r" + i % 3));
    }
    KeyFilter both =
        filter(
            composite(List.of("i", "day"), pairs),
            composite(List.of("parties.no", "parties.role"), parties));
    assertThat(compare(table, both, Set.of("sorted")).rows()).isNotEmpty();
    assertThat(compare(table, filter(both.anyOf().get(0)), names(table)).rows()).isNotEmpty();
  }

  @Test
  void givesJustTheColumnsAskedFor() throws Exception {
    Table table = write(Writing.PLAIN);
    Searches.Found found = Searches.search(table, exact("sorted", "3", "9"), Set.of("sorted"));
    assertThat(found.rows()).containsExactly("sorted=3 ", "sorted=9 ");
  }

  private static Set<String> names(Table table) {
    return table.columns().stream().map(Column::name).collect(Collectors.toSet());
  }
}
