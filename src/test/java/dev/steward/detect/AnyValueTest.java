package dev.steward.detect;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No value makes a detector fail, however much it looks like what it is not. */
class AnyValueTest {
  private static final int VALUES = 60_000;

  /** Forms of numbers of the state, whose characters are drawn anew: d a digit, A a letter. */
  private static final List<String> FORMS =
      List.of(
          "dddddddA",
          "ddddddd-A",
          "Addddddd-A",
          "dddddddd A",
          "AAAAAAddAddAdddA",
          "dddddd-dddA",
          "ddddddAdddA",
          "ddddddddddddddddA",
          "dd.ddd.ddd-A",
          "d.ddd.ddd-d",
          "AddddddddA",
          "ddddddddA",
          "d dd dd dd ddd ddd dd",
          "d dd dd dA ddd ddd dd",
          "AAdd dddd dddd dddd dddd dd",
          "ddd-dd-dddd",
          "+dd ddd dddddd",
          "(ddd) ddd-dddd",
          "dd.dd.dd",
          "dd AAA dddd",
          "dd-AAA-dd",
          "AA@AA.AA",
          "ddd.ddd.ddd.ddd",
          "{AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA}");

  private static final String OTHERS = " -./+:@_()',#éß年日ıŁ";

  @Test
  void isJudgedWithoutAFault() {
    Random random = new Random(20261125);
    ValueJudge judge = Detectors.standard().newJudge();
    for (int i = 0; i < VALUES; i++) {
      byte[] value = value(random).getBytes(StandardCharsets.UTF_8);
      assertThatCode(() -> judge.judgeText(value, 0, value.length)).doesNotThrowAnyException();
    }
  }

  private static String value(Random random) {
    String form = FORMS.get(random.nextInt(FORMS.size()));
    StringBuilder value = new StringBuilder();
    for (char c : form.toCharArray()) {
      int lot = random.nextInt(40);
      if (lot == 0) {
        value.append(OTHERS.charAt(random.nextInt(OTHERS.length())));
      } else if (lot > 1) { // one in forty is left out
        value.append(
            switch (c) {
              case 'd' -> (char) ('0' + random.nextInt(10));
              case 'A' -> (char) ((random.nextBoolean() ? 'A' : 'a') + random.nextInt(26));
              default -> c;
            });
      }
    }
    return value.toString();
  }
}
