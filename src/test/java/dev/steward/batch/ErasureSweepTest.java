package dev.steward.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasure of people from a database, Parquet and CSV files, killed wherever it may be. */
class ErasureSweepTest {
  @TempDir Path folder;

  @Test
  void leavesTheSameAfterAKillAtEveryThirtyFirstCommit() throws Exception {
    sweep(31);
  }

  @Test
  @Tag("sweep")
  void leavesTheSameWhereverARunIsKilled() throws Exception {
    sweep(1);
  }

  private void sweep(int stride) throws Exception {
    Path configuration = folder.resolve("steward.yml");
    Path inbox = folder.resolve("inbox.csv");
    Files.writeString(
        inbox,
        """
        request_id,type,identifier,value,received_on,identity_verified
        A,erasure,email,person3@example.org,2026-10-01,true
        B,erasure,key,C-0007,2026-10-01,true
        C,erasure,key,C-0012,2026-10-01,true
        N,erasure,key,C-9999,2026-10-01,true
        """);
    Files.writeString(configuration, Shop.CONFIGURATION.formatted(inbox));

    int commits =
        new CrashSweep("subject-erasure", folder, configuration, stride, new Shop()).run();

    assertThat(commits).isGreaterThan(60);
    Map<String, String> left = new Shop().state(folder.resolve("undisturbed"));
    assertThat(left.toString())
        .doesNotContain("person3@example.org", "person7@example.org", "Person 12")
        .contains("person4@example.org", "Person 8", "C-0003");
    assertThat(left.getOrDefault("visit", "").lines()).hasSize(60 - 9);
    assertThat(left.getOrDefault("drops/list.csv", "").lines()).hasSize(1 + 20 - 3);
  }
}
