package dev.steward.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordListTest {
  @ParameterizedTest
  @CsvSource({
    "staff-17, STAFF-17, true",
    "Straße 1, STRASSE 1, true",
    "Zoë, zoe, true",
    "zoe, ZOË, true",
    "Łódź, lodz, true",
    "山田, 山田, true",
    "staff-17, staff-18, false",
    "staff-17, staff-171, false",
    "staff-17, staff 17, false",
  })
  void comparesWithoutCaseAndAccents(String listed, String value, boolean same) {
    assertThat(contains(WordList.of(Stream.of(listed)), value)).isEqualTo(same);
  }

  @Test
  void ignoresSpaceAroundAndBlankLines() {
    WordList list = WordList.of(Stream.of("  a-1 ", "", "   ", "A-1"));

    assertThat(list.size()).isEqualTo(1);
    assertThat(contains(list, " a-1  ")).isTrue();
    assertThat(contains(list, "")).isFalse();
  }

  @Test
  void knowsEachOfManyValuesAndNoOther() {
    WordList list = WordList.of(IntStream.range(0, 50_000).mapToObj(i -> "code-" + 2 * i));

    assertThat(list.size()).isEqualTo(50_000);
    assertThat(IntStream.range(0, 100_000).filter(i -> contains(list, "CODE-" + i)))
        .hasSize(50_000)
        .allMatch(i -> i % 2 == 0);
  }

  @Test
  void tellsContentsApartWhateverTheirOrderAndSpelling() {
    String sum = WordList.of(Stream.of("anna", "ben")).sha256();

    assertThat(WordList.of(Stream.of("Ben", "", "ANNA", "ben")).sha256()).isEqualTo(sum);
    assertThat(WordList.of(Stream.of("anna", "bea")).sha256()).isNotEqualTo(sum);
    assertThat(WordList.of(Stream.of("anna")).sha256()).isNotEqualTo(sum);
  }

  @Test
  void neverPrintsAValue() {
    assertThat(WordList.of(Stream.of("anna"))).hasToString("WordList[1 values]");
  }

  private static boolean contains(WordList list, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    ValueTraits traits = new ValueTraits();
    traits.read(bytes, 0, bytes.length);
    return list.contains(traits);
  }
}
