package dev.steward.batch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.files.HadoopSettings;
import dev.steward.testkit.MiniHdfs;
import dev.steward.testkit.RemoteFiles;
import dev.steward.testkit.S3Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs over files on HDFS and on S3, published there, killed wherever they may be. */
class RemoteSweepTest {
  @TempDir static Path disk;
  private static Map<String, RemoteFiles> systems;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    systems = Map.of("hdfs", MiniHdfs.start(disk.resolve("hdfs")), "s3", S3Server.start(disk));
  }

  @AfterAll
  static void stop() throws Exception {
    for (RemoteFiles system : systems.values()) {
      system.close();
    }
    HadoopSettings.useEverywhere(Map.of());
  }

  @ParameterizedTest
  @CsvSource({"hdfs, subject-erasure, 113", "s3, subject-erasure, 113"})
  void leavesTheSameAfterAKillNowAndThen(String system, String job, int stride) throws Exception {
    sweep(system, job, stride);
  }

  @ParameterizedTest
  @CsvSource({
    "hdfs, pii-inventory",
    "hdfs, subject-export",
    "hdfs, subject-erasure",
    "s3, pii-inventory",
    "s3, subject-export",
    "s3, subject-erasure"
  })
  @Tag("sweep")
  void leavesTheSameWhereverARunIsKilled(String system, String job) throws Exception {
    sweep(system, job, 1);
  }

  private void sweep(String system, String job, int stride) throws Exception {
    RemoteShop shop = new RemoteShop(new Shop(), requireNonNull(systems.get(system)));
    Path configuration = folder.resolve("steward.yml");
    Path inbox = folder.resolve("inbox.csv");
    Files.writeString(
        inbox,
        """
        request_id,type,identifier,value,received_on,identity_verified
        A,erasure,email,person3@example.org,2026-10-01,true
        B,erasure,key,C-0007,2026-10-01,true
        C,access,key,C-0007,2026-10-01,true
        D,access,email,person4@example.org,2026-10-01,true
        """);
    Files.writeString(configuration, Shop.CONFIGURATION.formatted(inbox));

    int commits = new CrashSweep(job, folder, configuration, stride, shop).run();

    assertThat(commits).isGreaterThan(20);
    Path undisturbed = folder.resolve("undisturbed");
    assertThat(shop.published(undisturbed).resolve(job)).isNotEmptyDirectory();
    String left = shop.state(undisturbed).toString();
    if (job.equals("subject-erasure")) {
      assertThat(left).doesNotContain("person3@example.org", "person7@example.org", "Person 7\n");
    }
    assertThat(left).contains("person4@example.org", "Person 8");
  }
}
