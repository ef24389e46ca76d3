package dev.steward.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import dev.steward.detect.ColumnFacts;
import dev.steward.detect.Detectors;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Long columns: every detector looks at enough values, and some at all of them. */
class RareMatchesTest {
  private static final int ROWS = 200_000;

  @Test
  void findsValidCardsThatComeLateAndSeldom() {
    ColumnFacts.Match cards =
        match(profile(row -> row % 20_000 == 19_999 ? card(row) : "item " + row), "credit-card");

    assertThat(cards.matched()).isEqualTo(ROWS / 20_000);
    assertThat(cards.distinct()).isBetween(9.0, 11.0);
  }

  @Test
  void knowsTheShareOfWhatIsEverywhereFromItsBeginning() {
    ColumnFacts.Match mails =
        match(profile(row -> row % 10 == 0 ? "none" : "person" + row + "@example.org"), "email");

    assertThat(mails.matched()).isCloseTo(ROWS * 9 / 10, within(ROWS / 1_000L));
  }

  @Test
  void addsUpSplitsByTheirRows() {
    ColumnProfile mails = profile(row -> "person" + row + "@example.org");
    ColumnProfile words = profile(row -> "word");

    assertThat(match(mails.and(words), "email").matched()).isEqualTo(ROWS);
  }

  private static ColumnFacts.Match match(ColumnProfile profile, String detector) {
    return Objects.requireNonNull(profile.facts().matches().get(detector));
  }

  /** Test numbers of a scheme, made valid by their last digit. */
  private static String card(int row) {
    String digits = "411111" + String.format("%09d", row);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digits + (10 - sum % 10) % 10;
  }

  private static ColumnProfile profile(IntFunction<String> values) {
    TableProfiler profiler =
        new TableProfiler(Detectors.standard(), List.of(new Column("f3", DataType.TEXT, "text")));
    for (int from = 0; from < ROWS; from += 4_096) {
      profiler.add(batch(from, Math.min(ROWS, from + 4_096), values));
    }
    return profiler.profile().columns().get(0);
  }

  private static RowBatch batch(int from, int to, IntFunction<String> values) {
    ByteArrayOutputStream slab = new ByteArrayOutputStream();
    int[] offsets = new int[to - from + 1];
    for (int row = from; row < to; row++) {
      slab.writeBytes(values.apply(row).getBytes(StandardCharsets.UTF_8));
      offsets[row - from + 1] = slab.size();
    }
    return new RowBatch(
        to - from, List.of(new ColumnVector.Bytes(to - from, slab.toByteArray(), offsets, null)));
  }
}
