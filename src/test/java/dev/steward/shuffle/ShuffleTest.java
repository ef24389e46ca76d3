package dev.steward.shuffle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.files.FileStore;
import dev.steward.store.StoreCipher;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes records into parts and reads them back by range, sorted. */
class ShuffleTest {
  private static final int STREAM = 2;

  @TempDir Path folder;

  private final Seal seal = StoreCipher.derivedFrom(new byte[32]);
  private FileStore files = unset();

  private static FileStore unset() {
    try {
      return FileStore.of(".", Map.of());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void files() throws IOException {
    files = FileStore.of(folder.toString(), Map.of());
  }

  private record Written(byte[] key, int number) {}

  /** Keys of many forms: short, long, with a common beginning, equal, with zero bytes. */
  private static byte[] key(Random random, String form) {
    String text =
        switch (form) {
          case "numbers" -> "" + random.nextInt(5_000);
          case "uuids" ->
              new java.util.UUID(random.nextLong() >>> 40, random.nextLong()).toString();
          case "prefixed" -> "customer-number-" + random.nextInt(3_000);
          case "zeros" ->
              "a" + "\0".repeat(random.nextInt(20)) + (random.nextInt(4) == 0 ? "b" : "");
          case "mixed" ->
              random.nextInt(3) == 0 ? "lead-" + random.nextInt() : "é" + random.nextInt(9);
          default -> throw new IllegalArgumentException(form);
        };
    return text.getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"numbers", "uuids", "prefixed", "zeros", "mixed"})
  void readsTheRecordsOfARangeSortedByKeyAndThenAsTheyCame(String form) throws IOException {
    Random random = new Random(form.hashCode());
    List<Written> written = new ArrayList<>();
    KeySample sample = new KeySample();
    for (int i = 0; i < 20_000; i++) {
      written.add(new Written(key(random, form), i));
      if (i % 40 == 0) {
        sample.add(written.get(i).key(), 40);
      }
    }
    KeyRanges ranges = KeyRanges.fromBytes(sample.ranges(16).toBytes());
    List<Part> parts = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      List<Written> share =
          written.subList(part * 6_000, part == 2 ? 20_000 : part * 6_000 + 6_000);
      parts.add(part("part" + part, ranges, share, 30_000));
    }
    List<Written> expected = new ArrayList<>(written);
    expected.sort((a, b) -> Arrays.compareUnsigned(a.key(), b.key())); // stable

    List<Integer> whole =
        numbers(new Parts(parts).records(STREAM, 0, ranges.count(), KeyBounds.ALL));
    List<Integer> byRange = new ArrayList<>();
    for (int range = 0; range < ranges.count(); range++) {
      byRange.addAll(numbers(new Parts(parts).records(STREAM, range, range + 1, KeyBounds.ALL)));
    }
    List<Integer> byPiece = new ArrayList<>();
    List<KeyBounds> pieces = new Parts(parts).cut(0, ranges.count(), 7);
    for (KeyBounds piece : pieces) {
      byPiece.addAll(numbers(new Parts(parts).records(STREAM, 0, ranges.count(), piece)));
    }

    List<Integer> order = expected.stream().map(Written::number).toList();
    assertThat(whole).isEqualTo(order);
    assertThat(byRange).isEqualTo(order);
    assertThat(byPiece).isEqualTo(order);
    assertThat(new Parts(parts).records(0, 0, ranges.count(), KeyBounds.ALL).size()).isZero();
  }

  @Test
  void cutsRangesOfAboutTheSameWeight() {
    KeySample sample = new KeySample();
    for (int i = 0; i < 10_000; i++) {
      sample.add("%05d".formatted(i).getBytes(UTF_8), i < 5_000 ? 3 : 1);
    }

    KeyRanges ranges = sample.ranges(8);

    long[] weights = new long[ranges.count()];
    for (int i = 0; i < 10_000; i++) {
      byte[] key = "%05d".formatted(i).getBytes(UTF_8);
      weights[ranges.of(key, 0, key.length)] += i < 5_000 ? 3 : 1;
    }
    assertThat(weights).hasSize(8);
    assertThat(Arrays.stream(weights).boxed())
        .allSatisfy(weight -> assertThat(weight).isBetween(2_400L, 2_600L));
  }

  @Test
  void aSampleWithoutKeysGivesOneRangeForAll() {
    KeyRanges ranges = new KeySample().ranges(16);

    assertThat(ranges.count()).isOne();
    assertThat(ranges.of(new byte[] {1, 2}, 0, 2)).isZero();
  }

  @Test
  void cutsRunsOfAboutTheSameWeight() {
    assertThat(RangeRun.cut(new long[] {3, 3, 5, 2, 1, 0, 4}, 3))
        .containsExactly(new RangeRun(0, 2, 6), new RangeRun(2, 3, 5), new RangeRun(3, 7, 7));
    assertThat(RangeRun.cut(new long[] {1, 1, 50, 1}, 4))
        .containsExactly(new RangeRun(0, 2, 2), new RangeRun(2, 3, 50), new RangeRun(3, 4, 1));
    assertThat(RangeRun.cut(new long[] {0, 0, 0}, 2)).hasSizeLessThanOrEqualTo(2);
    assertThat(RangeRun.cut(new long[] {7}, 8)).containsExactly(new RangeRun(0, 1, 7));
  }

  @Test
  void weighsWhatEachRangeHolds() throws IOException {
    KeySample sample = new KeySample();
    for (int i = 0; i < 100; i++) {
      sample.add(("" + i).getBytes(UTF_8), 1);
    }
    KeyRanges ranges = sample.ranges(4);
    List<Written> written = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      written.add(new Written(("" + i).getBytes(UTF_8), i));
    }

    Parts parts = new Parts(List.of(part("weighed", ranges, written, 1 << 20)));

    long[] weights = parts.weights(ranges.count());
    assertThat(Arrays.stream(weights).sum()).isEqualTo(90 * 8 + 10 * 7);
  }

  @Test
  void readsNoPartThatIsCutShortOrSealedOtherwise() throws IOException {
    List<Written> written = List.of(new Written("anna".getBytes(UTF_8), 1));
    part("whole", new KeySample().ranges(1), written, 1 << 20);
    Path file = folder.resolve("whole");
    byte[] bytes = Files.readAllBytes(file);

    assertThat(new String(bytes, UTF_8)).doesNotContain("anna");
    Files.write(folder.resolve("short"), Arrays.copyOf(bytes, bytes.length - 3));
    assertThatThrownBy(() -> Part.open(files, folder.resolve("short").toString(), seal))
        .isInstanceOf(FileSystemException.class);
    byte[] other = new byte[32];
    other[0] = 1;
    assertThatThrownBy(() -> Part.open(files, file.toString(), StoreCipher.derivedFrom(other)))
        .isInstanceOf(IllegalStateException.class);
  }

  private Part part(String name, KeyRanges ranges, List<Written> records, int held)
      throws IOException {
    String path = folder.resolve(name).toString();
    try (PartWriter writer = new PartWriter(files.write(path), seal, ranges, held)) {
      Payload payload = new Payload();
      for (Written record : records) {
        byte[] key = record.key();
        writer.add(STREAM, key, 0, key.length, payload.clear().put(record.number()));
      }
      writer.finish();
      assertThat(writer.records()).isEqualTo(records.size());
    }
    return Part.open(files, path, seal);
  }

  private static List<Integer> numbers(Records records) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      numbers.add(Payload.intAt(records.data(), records.payload(i)));
      assertThat(records.end(i) - records.payload(i)).isEqualTo(Integer.BYTES);
    }
    return numbers;
  }
}
