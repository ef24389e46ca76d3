package dev.steward.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconsTest {
  private static final Lexicon BUILT = Lexicons.build();

  @ParameterizedTest
  @CsvSource({
    "Anna, given-name",
    "MÜLLER, family-name",
    "germany, country",
    "Deutschland, country",
    "DE, country-code",
    "Французский, language",
    "fr, language-code"
  })
  void knowsWordsOfAllKindsAlsoAfterItWasStored(String word, String kind) throws IOException {
    Lexicon stored = Lexicon.read(new DataInputStream(new ByteArrayInputStream(bytes(BUILT))));

    assertThat(BUILT.kindsOf(word) & BUILT.set(kind)).isNotZero();
    assertThat(stored.kindsOf(word)).isEqualTo(BUILT.kindsOf(word));
    assertThat(stored.kinds()).isEqualTo(BUILT.kinds());
    assertThat(stored.set("street-word")).isEqualTo(BUILT.set("street-word"));
    assertThat(stored.kindsOfWord("Hauptstraße")).isEqualTo(BUILT.kindsOfWord("Hauptstraße"));
  }

  @Test
  void theBuildStoredWhatIsInTheLists() throws IOException {
    assertThat(bytes(Lexicons.load())).isEqualTo(bytes(BUILT));
  }

  private static byte[] bytes(Lexicon lexicon) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lexicon.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
