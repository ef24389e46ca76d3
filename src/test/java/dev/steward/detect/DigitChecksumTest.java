package dev.steward.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitChecksumTest {
  /** Numbers from the standards, and from the books that explain them. */
  @ParameterizedTest
  @CsvSource({
    "luhn, 79927398713",
    "verhoeff, 2363",
    "mod11-10, 07945",
    "mod97-10, 79444",
    "last:1 2 3 4 5 6 7 8 9:11, 0306406152",
    "zero:10 9 8 7 6 5 4 3 2 1:11, 0306406152",
    "comp:1 3 1 3 1 3 1 3 1 3 1 3:10, 4006381333931",
  })
  void holdsForValidNumbersAndForNoNeighbour(String specification, String number) {
    DigitChecksum checksum = DigitChecksum.find(specification).orElseThrow();
    byte[] digits = digits(number);

    assertThat(checksum.holds(digits, digits.length)).isTrue();
    digits[digits.length - 1] = (byte) ((digits[digits.length - 1] + 1) % 10);
    assertThat(checksum.holds(digits, digits.length)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lunh",
        "",
        "zero:1 2 3",
        "zero:1,2,3:11",
        "zero:1 2:0",
        "sum:1 2:11",
        "last::11",
        "zero:99999:11"
      })
  void isNoneWhereNobodyKnowsIt(String specification) {
    assertThat(DigitChecksum.find(specification)).isEmpty();
  }

  @Test
  void leavesLettersToOthers() {
    assertThat(DigitChecksum.of("fr").holds(new byte[] {1, 2}, 2)).isTrue();
  }

  private static byte[] digits(String number) {
    byte[] digits = new byte[number.length()];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (byte) (number.charAt(i) - '0');
    }
    return digits;
  }
}
