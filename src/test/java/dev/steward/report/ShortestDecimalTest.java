package dev.steward.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "1, 1.0",
    "0.98, 0.98",
    "0.001, 0.001",
    "0.0001, 1.0E-4",
    "1e7, 1.0E7",
    "2e23, 2.0E23",
    "2.2e-322, 2.2E-322",
    "9007199254740993, 9.007199254740992E15",
    "0.6666666666666666, 0.6666666666666666",
    "-0.6666666666666666, -0.6666666666666666",
    "1.7976931348623157E308, 1.7976931348623157E308",
    "1234567.1234567, 1234567.1234567",
    "0.0012345678901234567, 0.0012345678901234567"
  })
  void givesTheShortestDecimal(double value, String text) {
    assertThat(ShortestDecimal.of(value)).isEqualTo(text);
  }

  @Test
  void readsBackAsTheSameNumber() {
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      double any = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(any)) {
        assertThat(Double.parseDouble(ShortestDecimal.of(any))).isEqualTo(any);
      }
      double rate = random.nextInt(1, 10_000) / 9999.0;
      assertThat(Double.parseDouble(ShortestDecimal.of(rate))).isEqualTo(rate);
      assertThat(ShortestDecimal.of(rate).length())
          .isLessThanOrEqualTo(Double.toString(rate).length());
    }
  }
}
