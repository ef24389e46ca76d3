package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.hdfs.DFSConfigKeys;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be rewritten, there being no room for the new one, stays as it was. */
class ErasureOnFullDiskTest {
  private static final String JOB = "subject-erasure";
  private static final String AS_OF = "2026-11-01";
  private static final int BLOCK = 64 << 10;

  @TempDir Path folder;
  private Path visits = Path.of("");

  @BeforeEach
  void estate() throws Exception {
    Files.createDirectories(folder.resolve("crm"));
    StringBuilder contacts = new StringBuilder("id,email\n");
    for (int i = 1; i <= 50; i++) {
      contacts.append("C%d,p%d@example.org\n".formatted(i, i));
    }
    Files.writeString(folder.resolve("crm/contact.csv"), contacts);
    Files.writeString(
        folder.resolve("inbox.csv"),
        """
        request_id,type,identifier,value,received_on,identity_verified
        A,erasure,key,C7,2026-10-01,true
        """);
    visits = folder.resolve("visit.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          ("copy (select 'C' || (i %% 50 + 1) contact, md5(i::varchar) page from range(20000) t(i))"
                  + " to '%s' (format parquet, compression uncompressed, row_group_size 5000)")
              .formatted(visits));
    }
  }

  private EligibilityRuns runs(String lake) {
    return EligibilityRuns.of(
        folder,
        """
        steward:
          requests: {inbox: %1$s/inbox.csv}
          sources:
            crm:
              type: csv
              location: %1$s/crm
              tables:
                contact:
                  subject: {key: id}
                  identifiers: {email: email}
                  erase: {action: delete}
            lake:
              type: parquet
              location: %2$s
              hadoop: {dfs.blocksize: %3$d}
              tables:
                visit:
                  subject: {column: contact, references: crm.contact.id}
                  erase: {action: delete}
        """
            .formatted(folder, lake, BLOCK));
  }

  @Test
  void leavesAFileOfALocalDiskAndGoesOnOnceThereIsRoom() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    long room = Files.size(visits) * 3 / 2;
    assumeTrue(
        ran("mount", "-t", "tmpfs", "-o", "size=" + room, "tmpfs", disk.toString()),
        "only who may mount file systems has a small one");
    try {
      Path file = Files.copy(visits, disk.resolve("visit.parquet"));
      EligibilityRuns runs = runs(disk.toString());

      isLeft(runs.runJob(JOB, AS_OF), runs, "No space left on device");

      assertThat(file).hasSameBinaryContentAs(visits);
      assertThat(names(disk)).containsExactly("visit.parquet");
      assertThat(ran("mount", "-o", "remount,size=" + 3 * room, disk.toString())).isTrue();
      isDone(runs, file);
    } finally {
      ran("umount", disk.toString());
    }
  }

  @Test
  void leavesAFileOfHdfsAndGoesOnOnceThereIsRoom() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("dfs").toString());
    configuration.setLong(DFSConfigKeys.DFS_NAMENODE_MIN_BLOCK_SIZE_KEY, BLOCK);
    try (MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(configuration).numDataNodes(1).build()) {
      cluster.waitActive();
      DistributedFileSystem hdfs = cluster.getFileSystem();
      var lake = new org.apache.hadoop.fs.Path("/lake");
      var file = new org.apache.hadoop.fs.Path(lake, "visit.parquet");
      hdfs.mkdirs(lake);
      hdfs.copyFromLocalFile(new org.apache.hadoop.fs.Path(visits.toUri()), file);
      long taken = hdfs.getContentSummary(lake).getSpaceConsumed();
      hdfs.setQuota(lake, HdfsConstants.QUOTA_DONT_SET, taken + Files.size(visits) / 2);
      EligibilityRuns runs = runs(cluster.getURI() + "/lake");

      isLeft(runs.runJob(JOB, AS_OF), runs, "quota");

      Path now = folder.resolve("now.parquet");
      hdfs.copyToLocalFile(file, new org.apache.hadoop.fs.Path(now.toUri()));
      assertThat(now).hasSameBinaryContentAs(visits);
      assertThat(Stream.of(hdfs.listStatus(lake)).map(FileStatus::getPath)).hasSize(1);
      hdfs.setQuota(lake, HdfsConstants.QUOTA_DONT_SET, HdfsConstants.QUOTA_RESET);
      Result repaired = runs.runJob(JOB, AS_OF);
      assertThat(repaired.status()).as(repaired.out() + repaired.err()).isZero();
      hdfs.copyToLocalFile(file, new org.apache.hadoop.fs.Path(now.toUri()));
      isErased(runs, now);
    }
  }

  private static void isLeft(Result result, EligibilityRuns runs, String reason) {
    assertThat(result.status()).as(result.out() + result.err()).isEqualTo(1);
    assertThat(result.err()).contains("lake.visit", "visit.parquet", reason);
    String request = runs.request("show", "A").out();
    assertThat(request).contains("failed", "lake.visit", reason).doesNotContain("completed");
    assertThat(result.csv("certificate").rows())
        .anySatisfy(
            row ->
                assertThat(row)
                    .containsEntry("table", "visit")
                    .containsEntry("status", "failed")
                    .containsEntry("rows_deleted", "0"));
  }

  private static void isDone(EligibilityRuns runs, Path file) throws Exception {
    Result repaired = runs.runJob(JOB, AS_OF);
    assertThat(repaired.status()).as(repaired.out() + repaired.err()).isZero();
    isErased(runs, file);
  }

  private static void isErased(EligibilityRuns runs, Path file) throws Exception {
    assertThat(runs.request("show", "A").out()).contains("completed");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "select count(*), count(distinct contact) from '%s'".formatted(file))) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(20_000 - 400);
      assertThat(rows.getInt(2)).isEqualTo(49);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Whether a command is there and succeeds. */
  private static boolean ran(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
