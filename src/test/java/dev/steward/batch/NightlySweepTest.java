package dev.steward.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night with its parts, killed wherever it may be. */
class NightlySweepTest {
  @TempDir Path folder;

  @Test
  void publishesTheSameAfterAKillNowAndThen() throws Exception {
    sweep(211);
  }

  @Test
  @Tag("sweep")
  void publishesTheSameWhereverItIsKilled() throws Exception {
    sweep(1);
  }

  private void sweep(int stride) throws Exception {
    Path configuration = folder.resolve("steward.yml");
    Path inbox = folder.resolve("inbox.csv");
    Files.writeString(
        inbox,
        """
        request_id,type,identifier,value,received_on,identity_verified
        A,access,email,person3@example.org,2026-10-01,true
        B,erasure,email,person3@example.org,2026-10-01,true
        C,erasure,key,C-0012,2026-10-01,true
        D,portability,key,C-0007,2026-10-01,true
        """);
    Files.writeString(configuration, Shop.CONFIGURATION.formatted(inbox));

    int commits = new CrashSweep("nightly", folder, configuration, stride, new Shop()).run();

    assertThat(commits).isGreaterThan(100);
    Path reports = folder.resolve("undisturbed/reports");
    assertThat(Files.readString(reports.resolve("nightly/2026-11-01/summary.csv")))
        .contains("pii-inventory,complete", "subject-export,complete", "subject-erasure,complete");
    assertThat(reports.resolve("subject-export/2026-11-01/bundles/D.zip")).exists();
  }
}
