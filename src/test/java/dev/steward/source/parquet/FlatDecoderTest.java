package dev.steward.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.source.parquet.BothDecoders.Chunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both decoders yield the same of files that writers write. */
class FlatDecoderTest {
  private static final int ROWS = 6000;
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message m {
            required binary text (STRING);
            optional binary few (STRING);
            optional binary fewThenMany (STRING);
            optional binary bytes;
            optional binary long (STRING);
            optional binary none (STRING);
            optional binary one (ENUM);
            required int32 i;
            optional int32 unsigned (INTEGER(32,false));
            optional int32 day (DATE);
            optional int32 time (TIME(MILLIS,true));
            optional int64 l;
            required int64 millis (TIMESTAMP(MILLIS,true));
            optional int64 nanos (TIMESTAMP(NANOS,false));
            optional float f;
            optional double d;
            required boolean b;
            optional boolean maybe;
            optional group outer {
              optional binary name (STRING);
              optional group inner { optional int64 deep; required binary text (STRING); }
            }
            optional fixed_len_byte_array(4) fixed;
            optional int64 money (DECIMAL(10,2));
          }
          """);

  @TempDir Path folder;

  private static Stream<Arguments> options() {
    List<Arguments> all = new ArrayList<>();
    for (WriterVersion version : WriterVersion.values()) {
      for (CompressionCodecName codec :
          List.of(
              CompressionCodecName.UNCOMPRESSED,
              CompressionCodecName.SNAPPY,
              CompressionCodecName.GZIP,
              CompressionCodecName.ZSTD,
              CompressionCodecName.LZ4_RAW)) {
        for (boolean dictionary : new boolean[] {true, false}) {
          all.add(Arguments.of(version, codec, dictionary));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("options")
  void yieldsWhatTheGeneralDecoderYields(
      WriterVersion version, CompressionCodecName codec, boolean dictionary) throws Exception {
    Path file = folder.resolve("t.parquet");
    Random random = new Random(3);
    ParquetFile.write(
        file,
        SCHEMA,
        ROWS,
        (group, row) -> fill(group, row, random),
        builder ->
            builder
                .withWriterVersion(version)
                .withCompressionCodec(codec)
                .withDictionaryEncoding(dictionary)
                .withDictionaryPageSize(3000)
                .withRowGroupRowCountLimit(4000)
                .withPageRowCountLimit(333)
                .withPageSize(4000));
    assertThat(Files.size(file)).isPositive();
    try (BothDecoders both = new BothDecoders(file)) {
      List<Chunk> chunks = both.chunks();
      // the second version writes some types in encodings that only the general decoder reads
      assertThat(chunks)
          .hasSizeGreaterThan(version == WriterVersion.PARQUET_1_0 ? 39 : dictionary ? 12 : 7);
      for (Chunk chunk : chunks) {
        assertThat(BothDecoders.all(both.flat(chunk, false), chunk, 5))
            .as("%s", chunk)
            .isEqualTo(BothDecoders.all(both.general(chunk, false), chunk, 5));
        for (boolean indexed : new boolean[] {true, false}) {
          assertThat(BothDecoders.parts(both.flat(chunk, indexed), chunk, 7))
              .as("parts of %s", chunk)
              .isEqualTo(BothDecoders.parts(both.general(chunk, indexed), chunk, 7));
        }
      }
    }
  }

  private static void fill(Group group, int row, Random random) {
    group.append("text", "value of row " + row);
    // pages of nulls alone, nulls at the borders of pages, and nulls here and there
    boolean gone = row % 2000 > 1300 || row % 333 == 0 || row % 333 == 332;
    if (!gone && random.nextInt(4) > 0) {
      group.append("few", "é" + row % 7);
      group.append("fewThenMany", row < 2000 ? "v" + row % 10 : "v" + row);
      group.append("bytes", row % 3 == 0 ? "" : "\0" + (char) row);
      group.append("one", "ONE");
      group.append("unsigned", -row).append("day", row).append("time", row * 1000);
      group.append("l", row % 5 == 0 ? Long.MIN_VALUE : row);
      group.append("nanos", -row * 1_500_000_001L);
      group.append("f", row % 11 == 0 ? Float.NaN : row / 3f).append("d", -row / 7d);
      group.append("maybe", row % 3 == 0);
      group.append("money", (long) row);
    }
    if (random.nextInt(50) == 0) {
      group.append("long", "x".repeat(random.nextInt(5000)) + row);
    }
    group.append("i", row % 13 - 6);
    group.append("millis", row % 9 == 0 ? Long.MAX_VALUE : row * 1000L);
    group.append("b", random.nextBoolean());
    if (random.nextInt(3) > 0) {
      Group outer = group.addGroup("outer");
      if (random.nextBoolean()) {
        outer.append("name", "name" + row % 100);
      }
      if (random.nextBoolean()) {
        Group inner = outer.addGroup("inner").append("text", "t" + row);
        if (random.nextBoolean()) {
          inner.append("deep", (long) row);
        }
      }
    }
  }
}
