package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Kills a job that erases forty people from PostgreSQL, Parquet and CSV, with SIGKILL at random
 * moments, and goes on with the same command until each run is done. It leaves the data and
 * publishes what an undisturbed run does.
 *
 * @param folder for all that it needs
 */
record ErasingKills(String job, int kills, Path folder) {
  private static final int MOST_KILLS_A_RUN = 4;

  /** Where two texts part. */
  private static String difference(@Nullable String expected, @Nullable String found) {
    String one = String.valueOf(expected);
    String other = String.valueOf(found);
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return "expected …%s, found …%s".formatted(part(one, at), part(other, at));
  }

  private static String part(String text, int at) {
    return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 120));
  }

  /** Does it. */
  void sweep() throws Exception {
    ErasureData data = new ErasureData(folder).made();
    Random random = new Random(20261101);
    ErasureShop undisturbed = new ErasureShop(data, "undisturbed", job, "");
    long began = System.nanoTime();
    Result result = undisturbed.start().result();
    Duration duration = Duration.ofNanos(System.nanoTime() - began);
    assertThat(result.status()).as(result.out() + result.err()).isIn(0, 3);
    Map<String, String> expected = undisturbed.state();
    assertThat(expected.get("contact")).doesNotContain("person113@example.org", "Person 113|");
    assertThat(expected.get("list")).doesNotContain(",person113@").contains(",person114@");
    assertThat(expected.get("visit")).endsWith("|" + (5000 - ErasureData.PEOPLE) + "|\n");
    List<Long> delays = new ArrayList<>();
    int killed = 0;
    for (int run = 1; killed < kills; run++) {
      ErasureShop shop = new ErasureShop(data, "run" + run, job, "");
      int wanted = Math.min(1 + random.nextInt(MOST_KILLS_A_RUN), kills - killed);
      for (int kill = 1; kill <= wanted; kill++) {
        Duration delay = Duration.ofMillis(random.nextInt((int) duration.toMillis()));
        StewardProcess process = shop.start();
        if (process.endsWithin(delay)) {
          break; // done before: the next run's turn
        }
        process.kill();
        killed++;
        delays.add(delay.toMillis());
      }
      Result finished = shop.start().result();
      assertThat(finished.status())
          .as("run " + run + ": " + finished.err())
          .isEqualTo(result.status());
      Map<String, String> state = shop.state();
      assertThat(state.keySet()).isEqualTo(expected.keySet());
      for (String part : expected.keySet()) {
        assertThat(Objects.equals(state.get(part), expected.get(part)))
            .as("run %d, %s, after kills at %s ms", run, part, delays)
            .withFailMessage(() -> difference(expected.get(part), state.get(part)))
            .isTrue();
      }
      shop.remove();
    }
    System.out.printf("Undisturbed: %d ms; kills at %s ms%n", duration.toMillis(), delays);
  }
}
