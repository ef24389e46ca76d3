package dev.steward.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenedWordsTest {
  private static final HeaderWords WORDS = HeaderWords.load();

  @ParameterizedTest
  @CsvSource({
    "cogn, family-name",
    "nazw, family-name",
    "telem, phone",
    "wynagr, salary",
    "luogo_nasc, birth-place",
    "fecha_nacim, date-of-birth"
  })
  void takesTheBeginningOfAWordForTheWord(String header, String category) {
    assertThat(WORDS.read(header).categories()).containsOnlyKeys(category);
  }

  @ParameterizedTest
  @CsvSource({"pass", "cont", "sala", "coun", "prod", "path"})
  void leavesAloneWhatMayBeTheBeginningOfAnything(String header) {
    assertThat(WORDS.read(header).categories()).isEmpty();
  }
}
