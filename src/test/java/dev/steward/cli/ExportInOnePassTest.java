package dev.steward.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobalStorageStatistics;
import org.apache.hadoop.fs.StorageStatistics;
import org.apache.hadoop.hdfs.DFSOpsCountStatistics;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the whole job reads of a lake, as the file system counts it, however many people ask. */
class ExportInOnePassTest {
  private static final int FILES = 4;
  private static final int PEOPLE = 4_000;
  private static final int ROWS_IN_FILE = 40_000;
  private static final org.apache.hadoop.fs.Path LAKE =
      new org.apache.hadoop.fs.Path("/lake/visit");

  @TempDir Path folder;
  private MiniDFSCluster cluster;
  private long lakeBytes;

  @BeforeEach
  void lake() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("dfs").toString());
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    cluster.waitActive();
    FileSystem hdfs = cluster.getFileSystem();
    hdfs.mkdirs(LAKE);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("set threads = 1"); // cuts row groups evenly
      for (int file = 0; file < FILES; file++) {
        Path part = folder.resolve("part-" + file + ".parquet");
        sql.execute(
            ("copy (select (i * 7 %% %d)::varchar as person, md5(i::varchar) as page, i as number"
                    + " from range(%d, %d) t(i)) to '%s' (format parquet, row_group_size 10000)")
                .formatted(PEOPLE, file * ROWS_IN_FILE, (file + 1) * ROWS_IN_FILE, part));
        lakeBytes += Files.size(part);
        hdfs.copyFromLocalFile(new org.apache.hadoop.fs.Path(part.toUri()), LAKE);
      }
    }
    StringBuilder contacts = new StringBuilder("id,email\n");
    for (int i = 0; i < PEOPLE; i++) {
      contacts.append("%d,p%d@example.org\n".formatted(i, i));
    }
    Files.writeString(
        Files.createDirectories(folder.resolve("crm")).resolve("contact.csv"), contacts);
  }

  @AfterEach
  void stop() {
    cluster.shutdown();
  }

  /** What was read. */
  private record Cost(long opens, long bytes) {
    static Cost soFar() throws IOException {
      StorageStatistics operations =
          requireNonNull(GlobalStorageStatistics.INSTANCE.get(DFSOpsCountStatistics.NAME));
      return new Cost(
          requireNonNull(operations.getLong("op_open")),
          FileSystem.getAllStatistics().stream()
              .filter(each -> each.getScheme().equals("hdfs"))
              .mapToLong(FileSystem.Statistics::getBytesRead)
              .sum());
    }

    Cost since(Cost before) {
      return new Cost(opens - before.opens, bytes - before.bytes);
    }
  }

  @Test
  void readsEachFileOnceHoweverManyAsk() throws Exception {
    Cost few = export(20);
    Cost many = export(2_000);

    // for its columns, for its statistics to plan by, and for its rows
    assertThat(few.opens()).isLessThanOrEqualTo(3L * FILES);
    assertThat(many.opens()).isEqualTo(few.opens());
    assertThat(few.bytes()).isBetween(lakeBytes / 10, lakeBytes * 11 / 10);
    assertThat(many.bytes()).isBetween(lakeBytes / 2, lakeBytes * 11 / 10);
  }

  private Cost export(int people) throws IOException {
    Path own = Files.createDirectories(folder.resolve("ask-" + people));
    StringBuilder inbox =
        new StringBuilder("request_id,type,identifier,value,received_on,identity_verified\n");
    for (int i = 0; i < people; i++) {
      inbox.append(
          "R%d,access,email,p%d@example.org,2026-10-01,true\n".formatted(i, i * PEOPLE / people));
    }
    Files.writeString(own.resolve("inbox.csv"), inbox);
    EligibilityRuns runs =
        EligibilityRuns.of(
            own,
            """
            steward:
              requests: {inbox: %1$s/inbox.csv}
              sources:
                crm:
                  type: csv
                  location: %2$s/crm
                  tables:
                    contact:
                      subject: {key: id}
                      identifiers: {email: email}
                lake:
                  type: parquet
                  location: %3$s/lake
                  tables:
                    visit:
                      subject: {column: person, references: crm.contact.id}
            """
                .formatted(own, folder, cluster.getURI()));
    Cost before = Cost.soFar();
    Result result = runs.runJob("subject-export", "2026-11-01");
    Cost cost = Cost.soFar().since(before);
    assertThat(result.status()).as(result.out() + result.err()).isZero();
    try (Stream<Path> bundles = Files.list(result.reports().resolve("bundles"))) {
      assertThat(bundles).hasSize(people);
    }
    return cost;
  }
}
