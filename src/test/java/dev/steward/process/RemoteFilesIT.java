package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.files.HadoopSettings;
import dev.steward.testkit.MiniHdfs;
import dev.steward.testkit.RemoteFiles;
import dev.steward.testkit.S3Server;
import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program over files on HDFS and S3 at once, with its reports on either. */
class RemoteFilesIT {
  @TempDir Path folder;
  private RemoteFiles hdfs;
  private RemoteFiles s3;

  @BeforeEach
  void start() throws Exception {
    hdfs = MiniHdfs.start(folder.resolve("hdfs"));
    s3 = S3Server.start(folder);
  }

  @AfterEach
  void stop() throws Exception {
    hdfs.close();
    s3.close();
    HadoopSettings.useEverywhere(Map.of());
  }

  @Test
  @Tag("sweep")
  void runsANightOverBothAndPublishesOnS3() throws Exception {
    runsANight(s3);
  }

  @Test
  @Tag("sweep")
  void runsANightOverBothAndPublishesOnHdfs() throws Exception {
    runsANight(hdfs);
  }

  private void runsANight(RemoteFiles reports) throws Exception {
    Path configuration = estate(reports);

    Result night = steward("run", "nightly", "--config", configuration.toString());

    // what the inventory found undeclared is told by the status
    assertThat(night.status()).as(night.out() + night.err()).isIn(0, 3);
    Path published = folder.resolve("published");
    reports.download(reports.root() + "/reports", published);
    assertThat(published.resolve("index.html")).isNotEmptyFile();
    assertThat(published.resolve("subject-erasure")).isNotEmptyDirectory();
    Path left = folder.resolve("left");
    s3.download(s3.root() + "/drops", left);
    assertThat(Files.readString(left.resolve("contact.csv")))
        .doesNotContain("person3@")
        .contains("person2@", "person4@");
    hdfs.download(hdfs.root() + "/lake", folder.resolve("lake-left"));
    assertThat(Files.readString(folder.resolve("lake-left/visit.csv")))
        .doesNotContain("\n3,")
        .contains("\n2,", "\n4,");
    Result verified = steward("verify", "--config", configuration.toString());
    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
  }

  @Test
  void saysWhatIsMissingWithoutTheJarOfS3() throws Exception {
    Path configuration = estate(hdfs);
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Files.copy(StewardProcess.jar(), alone.resolve("steward.jar"));

    Result checked =
        StewardProcess.start(
                folder,
                List.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-jar",
                    alone.resolve("steward.jar").toString(),
                    "check",
                    "--config",
                    configuration.toString()))
            .result();

    assertThat(checked.status()).as(checked.err()).isEqualTo(2);
    assertThat(checked.out() + checked.err()).contains("steward-cloud.jar");
  }

  private Path estate(RemoteFiles reports) throws IOException {
    Path drops = Files.createDirectories(folder.resolve("drops"));
    Path lake = Files.createDirectories(folder.resolve("lake"));
    StringBuilder contacts = new StringBuilder("id,email\n");
    StringBuilder visits = new StringBuilder("contact,page\n");
    for (int i = 0; i < 40; i++) {
      contacts.append(i).append(",person").append(i).append("@example.org\n");
      visits.append(i).append(",/lamps\n").append(i).append(",/chairs\n");
    }
    Files.writeString(drops.resolve("contact.csv"), contacts);
    Files.writeString(lake.resolve("visit.csv"), visits);
    s3.upload(drops, s3.root() + "/drops");
    hdfs.upload(lake, hdfs.root() + "/lake");
    Files.writeString(
        folder.resolve("inbox.csv"),
        """
        request_id,type,identifier,value,received_on,identity_verified
        A,access,key,3,2026-01-20,true
        B,erasure,email,person3@example.org,2026-01-20,true
        """);
    List<String> settings = new ArrayList<>();
    s3.settings().forEach((key, value) -> settings.add("    \"[%s]\": %s%n".formatted(key, value)));
    return Files.writeString(
        folder.resolve("steward.yml"),
        """
        steward:
          home: %s
          reports: %s/reports
          pseudonym-key: %s
          requests: {inbox: %s}
          hadoop:
        %s  sources:
            drops:
              type: csv
              location: %s/drops
              tables:
                contact:
                  subject: {key: id}
                  identifiers: {email: email}
                  erase: {action: delete}
            lake:
              type: csv
              location: %s/lake
              tables:
                visit:
                  subject: {column: contact, references: drops.contact.id}
                  erase: {action: delete}
        """
            .formatted(
                folder.resolve("home"),
                reports.root(),
                Base64.getEncoder().encodeToString(new byte[32]),
                folder.resolve("inbox.csv"),
                String.join("", settings),
                s3.root(),
                hdfs.root()));
  }

  private Result steward(String... arguments) {
    return StewardProcess.run(folder, arguments);
  }
}
