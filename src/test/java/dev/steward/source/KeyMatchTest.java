package dev.steward.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import dev.steward.source.KeyFilter.Comparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyMatchTest {
  private static final ColumnVector NUMBERS =
      new ColumnVector.Longs(4, new long[] {7, 8, -9, 7}, bits(3));

  @Test
  void findsNumbersAndDecimalsByTheirDigits() {
    ColumnVector decimals =
        new ColumnVector.Decimals(
            4, new BigDecimal[] {new BigDecimal("8.00"), null, new BigDecimal("7.5"), null});
    ColumnVector doubles = new ColumnVector.Doubles(4, new double[] {7, Double.NaN, 8, 1}, null);
    assertThat(hits(exact("7", "-9"), NUMBERS)).containsExactly("0:0/1", "2:0/0");
    assertThat(hits(exact("8", "7.5"), decimals)).containsExactly("0:0/1", "2:0/0");
    assertThat(hits(exact("8", "7"), doubles)).containsExactly("0:0/0", "2:0/1");
  }

  @Test
  void findsTextWithoutTheSpacesAroundItAndInItsCase() {
    ColumnVector cells = text(" anna ", "Anna", "anna\t", null, "", "  ", "ann a");
    assertThat(hits(exact("anna"), cells)).containsExactly("0:0/0", "2:0/0");
  }

  @Test
  void foldsCaseOfAllLetters() {
    ColumnVector cells =
        text("ANNA@X.ORG ", "\u00a0ÄNNE@x.org", "a\u0308nne@x.org", "STRASSE", "ẞ");
    assertThat(hits(filter(Comparison.FOLDED, "anna@x.org", "änne@x.org", "ß"), cells))
        .containsExactly("0:0/0", "1:0/2", "2:0/2", "4:0/1");
  }

  @ParameterizedTest
  @CsvSource({
    "+49 (0)170 1234567, true",
    "0170/1234567, true",
    "0170 1234567 ext. 12, true",
    "call 0170-1234567 after six, true",
    "٠١٧٠ ١٢٣٤٥٦٧, true",
    "01701BEGJMP, true",
    "0170 12345678, false",
    "0170 123456, false",
    "7, false",
    "someone@example.org, false",
  })
  void findsNumbersByTheirLastDigitsInAnySpelling(String cell, boolean found) {
    boolean letters = cell.contains("BEGJMP");
    KeyFilter filter = filter(Comparison.LAST_DIGITS, letters ? "1234567" : "701234567", "99");
    assertThat(hits(filter, text(cell))).hasSize(found ? 1 : 0);
  }

  @Test
  void tellsEachNumberThatACellMayBe() {
    KeyFilter filter = filter(Comparison.LAST_DIGITS, "234567", "34567", "4444444");
    assertThat(hits(filter, text("0170 1234567"))).containsExactly("0:0/0", "0:0/1");
    assertThat(hits(filter, new ColumnVector.Longs(1, new long[] {49170_1234567L}, null)))
        .hasSize(2);
  }

  @Test
  void readsListsElementByElementAndTheirCellsTogether() {
    ColumnVector people =
        new ColumnVector.Repeated(3, text("a", "b", null, "a"), starts(0, 2, 2, 4));
    ColumnVector places =
        new ColumnVector.Repeated(3, text("x", "y", "x", "y"), starts(0, 2, 2, 4));
    assertThat(hits(exact("a", "b"), people)).containsExactly("0:0/0", "0:0/1", "2:0/0");
    KeyTuples pairs = KeyTuples.builder(2).add("a", "y").add("b", "y").build();
    assertThat(hits(pairs, people, places)).containsExactly("0:0/1", "2:0/0");
    ColumnVector shorter = new ColumnVector.Repeated(3, text("y", "y"), starts(0, 1, 1, 2));
    assertThat(hits(pairs, people, shorter)).isEmpty();
    assertThat(hits(pairs, people, text("y", "y", "y"))).containsExactly("0:0/0", "0:0/1", "2:0/0");
  }

  @Test
  void aColumnThatIsNotThereMatchesNothing() {
    KeyFilter filter =
        new KeyFilter(
            List.of(keys(Comparison.EXACT, "absent", "7"), keys(Comparison.EXACT, "c0", "8")));
    assertThat(hits(filter, NUMBERS)).containsExactly("1:1/0");
  }

  @Test
  void agreesWithAPlainComparisonOnAnyRows() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int width = 1 + random.nextInt(3);
      List<@Nullable String[]> rows = new ArrayList<>();
      for (int row = 0; row < 50; row++) {
        String[] cells = new String[width];
        for (int i = 0; i < width; i++) {
          cells[i] = random.nextInt(9) == 0 ? null : String.valueOf(random.nextInt(6));
        }
        rows.add(cells);
      }
      KeyTuples.Builder keys = KeyTuples.builder(width);
      Set<List<String>> wanted = new HashSet<>();
      for (int i = 0; i < 12; i++) {
        String[] key = random.ints(width, 0, 6).mapToObj(String::valueOf).toArray(String[]::new);
        keys.add(key);
        wanted.add(List.of(key));
      }
      ColumnVector[] columns = new ColumnVector[width];
      for (int i = 0; i < width; i++) {
        int column = i;
        columns[i] = vector(random, rows.stream().map(cells -> cells[column]).toList());
      }
      List<Integer> expected =
          IntStream.range(0, rows.size())
              .filter(row -> wanted.contains(Arrays.asList(rows.get(row))))
              .boxed()
              .toList();
      List<Integer> found =
          hits(keys.build(), columns).stream()
              .map(hit -> Integer.valueOf(hit.substring(0, hit.indexOf(':'))))
              .toList();
      assertThat(found).isEqualTo(expected);
    }
  }

  private static ColumnVector vector(Random random, List<@Nullable String> cells) {
    String[] texts = cells.toArray(String[]::new);
    return switch (random.nextInt(3)) {
      case 0 -> text(texts);
      case 1 ->
          new ColumnVector.Longs(
              texts.length,
              cells.stream().mapToLong(cell -> cell == null ? 0 : Long.parseLong(cell)).toArray(),
              bits(IntStream.range(0, texts.length).filter(i -> texts[i] == null).toArray()));
      default ->
          new ColumnVector.Dictionary(
              texts.length,
              text("0", "1", " 2", "3 ", "4", "5"),
              cells.stream()
                  .mapToInt(cell -> cell == null ? -1 : Integer.parseInt(cell))
                  .toArray());
    };
  }

  private static KeyFilter exact(String... keys) {
    return filter(Comparison.EXACT, keys);
  }

  private static KeyFilter filter(Comparison comparison, String... keys) {
    return new KeyFilter(List.of(keys(comparison, "c0", keys)));
  }

  private static KeyFilter.Keys keys(Comparison comparison, String column, String... keys) {
    KeyTuples.Builder tuples = KeyTuples.builder(1);
    for (String key : keys) {
      tuples.add(key);
    }
    return new KeyFilter.Keys(List.of(new KeyFilter.KeyColumn(column, comparison)), tuples.build());
  }

  private static List<String> hits(KeyTuples tuples, ColumnVector... columns) {
    List<KeyFilter.KeyColumn> names =
        IntStream.range(0, columns.length)
            .mapToObj(i -> new KeyFilter.KeyColumn("c" + i, Comparison.EXACT))
            .toList();
    return hits(new KeyFilter(List.of(new KeyFilter.Keys(names, tuples))), columns);
  }

  /** As {@code row:alternative/tuple}; each row is named just where there is a hit. */
  private static List<String> hits(KeyFilter filter, ColumnVector... columns) {
    List<Column> described =
        IntStream.range(0, columns.length)
            .mapToObj(i -> new Column("c" + i, DataType.TEXT, "any"))
            .toList();
    KeyMatch match = new KeyMatch(filter, described);
    int rows = columns[0].size();
    match.open(new RowBatch(rows, List.of(columns)));
    List<String> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int place = row;
      Set<String> hits = new TreeSet<>();
      match.find(row, (alternative, tuple) -> hits.add(place + ":" + alternative + "/" + tuple));
      assertThat(match.names(row)).isEqualTo(!hits.isEmpty());
      all.addAll(hits);
    }
    return all;
  }

  private static ColumnVector.Bytes text(@Nullable String... cells) {
    StringBuilder data = new StringBuilder();
    int[] offsets = new int[cells.length + 1];
    BitSet nulls = new BitSet();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] == null) {
        nulls.set(i);
      } else {
        data.append(cells[i]);
      }
      offsets[i + 1] = data.toString().getBytes(UTF_8).length;
    }
    return new ColumnVector.Bytes(cells.length, data.toString().getBytes(UTF_8), offsets, nulls);
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }

  private static int[] starts(int... starts) {
    return starts;
  }
}
