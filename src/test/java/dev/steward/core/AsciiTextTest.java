package dev.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AsciiTextTest {
  @Test
  void lowersLettersAndNothingElseAtEachPlaceAndLength() {
    byte[] target = new byte[200];
    for (int length = 0; length < 20; length++) {
      for (int first = 0; first + length <= 128; first++) {
        byte[] data = new byte[length + 3];
        for (int i = 0; i < length; i++) {
          data[2 + i] = (byte) (first + i);
        }
        String text = new String(data, 2, length, StandardCharsets.US_ASCII);

        assertThat(AsciiText.lower(data, 2, 2 + length, target)).isTrue();
        assertThat(new String(target, 0, length, StandardCharsets.US_ASCII))
            .isEqualTo(text.toLowerCase(Locale.ROOT));
      }
    }
  }

  @Test
  void noticesWhatIsNotAsciiWhereverItStands() {
    byte[] data = new byte[19];
    for (int at = 0; at < data.length; at++) {
      Arrays.fill(data, (byte) 'A');
      data[at] = (byte) 0xc3;

      assertThat(AsciiText.lower(data, 0, data.length, new byte[19])).isFalse();
    }
  }
}
