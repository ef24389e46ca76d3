package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.LargeEstate;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a run of a million rows with SIGKILL at random moments, start-up and publication included,
 * and goes on with the same command until it is done; then the next run, until there were kills
 * enough. Each publishes what an undisturbed run publishes.
 */
@Tag("sweep")
class KillSweepIT {
  private static final int CONTACTS = 300_000;
  private static final int INTERACTIONS = 700_000;
  private static final int MOST_KILLS_A_RUN = 4;
  private static final Pattern UNITS = Pattern.compile("(\\d+)/(\\d+)");

  @TempDir Path folder;
  private Workplace work;
  private String estate = "";

  @BeforeEach
  void begin() throws Exception {
    work = new Workplace(folder);
    LargeEstate large = new LargeEstate(7);
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url)) {
      large.contacts(connection, CONTACTS);
    }
    large.interactions(work.path("lake/interaction"), INTERACTIONS, 4, 25_000);
    estate =
        """
            crm: {type: jdbc, url: '%s', username: %s, password: %s}
            lake: {type: parquet, location: lake}
        """
            .formatted(url, Postgres.USER, Postgres.PASSWORD);
  }

  @Test
  void publishesTheSameWhereverARunIsKilled() throws Exception {
    work.configure("", estate);
    sweep(22, new Random(20261101));
  }

  @Test
  void publishesTheSameWhereverARunIsKilledWithItsStateInPostgresql() throws Exception {
    work.configure(
        "  control-store: {url: '%s', username: %s, password: %s}"
            .formatted(Postgres.newDatabase(), Postgres.USER, Postgres.PASSWORD),
        estate);
    sweep(8, new Random(20261102));
  }

  private void sweep(int kills, Random random) throws Exception {
    long began = System.nanoTime();
    Result undisturbed = start(1).result();
    Duration duration = Duration.ofNanos(System.nanoTime() - began);
    assertThat(undisturbed.status()).as(undisturbed.err()).isEqualTo(3);
    Map<String, String> reference = work.reports(Workplace.AS_OF);
    List<String> log = new ArrayList<>();
    Map<String, Integer> phases = new TreeMap<>();
    int killed = 0;
    for (int number = 2; killed < kills; number++) {
      int wanted = Math.min(1 + random.nextInt(MOST_KILLS_A_RUN), kills - killed);
      String label = Workplace.AS_OF + "-run" + number;
      work.forgetFiles();
      for (int kill = 1; kill <= wanted; kill++) {
        Duration delay = Duration.ofMillis(random.nextInt((int) duration.toMillis()));
        StewardProcess process = start(number);
        if (process.endsWithin(delay)) {
          break; // done before: the next run's turn
        }
        process.kill();
        killed++;
        String phase = phase(label);
        phases.merge(phase.split(" ")[0], 1, Integer::sum);
        log.add("%2d  %s  %6d ms  %s".formatted(killed, label, delay.toMillis(), phase));
      }
      Result finished = start(number).result();
      assertThat(finished.status()).as(label + ": " + finished.err()).isEqualTo(3);
      assertThat(work.reports(label)).as(label).isEqualTo(reference);
      assertThat(work.strays()).as(label).isEmpty();
    }
    System.out.printf("Undisturbed: %d ms, of 1,000,000 rows%n", duration.toMillis());
    log.forEach(System.out::println);
    System.out.println("Kills: " + killed + ", by phase: " + phases);
    assertThat(killed).isEqualTo(kills);
  }

  private StewardProcess start(int number) {
    return work.startLongRun("run=" + number, "--steward.threads=2");
  }

  /** Where a killed run stood, as {@code status} tells it: {@code scan-units 12/40}. */
  private String phase(String label) {
    Result status = work.command("status");
    assertThat(status.status()).as(status.err()).isZero();
    Optional<String> line =
        status.out().lines().filter(row -> row.contains(label + " ")).findFirst();
    if (line.isEmpty()) {
      return "start-up";
    }
    assertThat(line.get()).containsAnyOf(" lost ", " complete ");
    String[] words = line.get().split("\\s+");
    String units =
        UNITS.matcher(line.get()).results().map(MatchResult::group).findFirst().orElse("");
    if (!line.get().contains(" lost ")) {
      return "after-completion " + units;
    }
    // before its first step a run has none to show
    return (words[3].equals(units) ? "begin" : words[3]) + " " + units;
  }
}
