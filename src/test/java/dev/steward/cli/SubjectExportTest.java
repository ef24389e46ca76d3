package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.files.FileStore;
import dev.steward.report.Verification;
import dev.steward.store.ControlStore;
import dev.steward.testkit.ExportRuns;
import dev.steward.testkit.ReportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.lingala.zip4j.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of requests for data, good and bad ones. */
class SubjectExportTest {
  private static final String DAY = "2026-11-01";
  private static final String PASSPHRASE = "correct horse battery";

  @TempDir Path folder;
  private ExportRuns runs = new ExportRuns(Path.of(""), Path.of(""), List.of());

  @BeforeEach
  void estate() throws IOException {
    Path drops = Files.createDirectories(folder.resolve("drops"));
    Files.writeString(
        drops.resolve("contact.csv"),
        """
        id,email,phone,score
        1,anna@example.org,030 901820,5
        2,ben@example.org,,7
        3,cleo@example.org,,
        """);
    Files.writeString(drops.resolve("orders.csv"), "orderid,contact\n10,1\n11,1\n12,2\n");
    runs =
        ExportRuns.of(
            folder,
            """
            steward:
              requests: {default-region: DE}
              sources:
                drops:
                  type: csv
                  location: %s
                  tables:
                    contact:
                      subject: {key: id}
                      identifiers: {email: email, phone: phone}
                      columns:
                        email: {category: email, provided: true}
                        score: {withheld: "trade secret"}
                    orders: {subject: {column: contact}}
            """
                .formatted(drops));
  }

  @Test
  void answersEachRequestWithABundleOfItsOwn() throws Exception {
    runs.asked(
        """
        A,access,email,ANNA@example.org,2026-10-01,true
        P,portability,phone,+49 30 901820,2026-10-01,true
        B,access,key,2,2026-10-02,true
        """);

    ExportRuns.Result result = runs.run(DAY);

    assertThat(result.status()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("3 requests: 3 completed");
    assertThat(runs.exports(DAY))
        .containsExactly(
            "A drops.contact 1 0 completed",
            "A drops.orders 2 0 completed",
            "B drops.contact 1 0 completed",
            "B drops.orders 1 0 completed",
            "P drops.contact 1 0 completed",
            "P drops.orders 2 0 completed");
    assertThat(runs.data(DAY, "A").at("/sources/drops/contact").toString())
        .contains("anna@example.org")
        .doesNotContain("score", "ben");
    assertThat(runs.data(DAY, "A").get("withheld").toString()).contains("score", "trade secret");
    assertThat(runs.data(DAY, "P").at("/sources/drops/contact").toString())
        .isEqualTo("[{\"email\":\"anna@example.org\"}]");
    List<Map<String, String>> rows =
        ReportTable.csv(runs.reports(DAY).resolve("exports.csv")).rows();
    assertThat(rows.get(0)).containsEntry("withheld_columns", "score");
    assertThat(rows.get(0).get("subject")).isEqualTo(rows.get(4).get("subject"));
    for (String bundle : runs.bundles(DAY)) {
      Path file = runs.reports(DAY).resolve("bundles").resolve(bundle);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(runs.reports(DAY).resolve("bundles"))))
        .isEqualTo("rwx------");
    String published = runs.reports(DAY).toString();
    assertThat(Verification.verify(FileStore.of(published, Map.of()), published)).isEmpty();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(runs.show("A")).contains("completed").containsPattern("answered on +" + today);
    assertThat(staged()).isEmpty();
  }

  @Test
  void answersARequestOnce() {
    runs.asked("A,access,key,1,2026-10-01,true\n").run(DAY);
    String before = runs.show("A");

    ExportRuns.Result again = runs.run(DAY);
    ExportRuns.Result next = runs.run("2026-11-02");

    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("already complete");
    assertThat(next.status()).isZero();
    assertThat(next.out()).contains("no requests");
    assertThat(runs.exports("2026-11-02")).isEmpty();
    assertThat(runs.show("A")).isEqualTo(before);
  }

  @Test
  void answersWithTheEarlierBundleWhatIsAskedTwice() {
    runs.asked(
            """
            A,access,key,1,2026-10-01,true
            A2,access,email,anna@example.org,2026-10-02,true
            """)
        .run(DAY);

    assertThat(runs.bundles(DAY)).containsExactly("A.zip");
    assertThat(ReportTable.csv(runs.reports(DAY).resolve("exports.csv")).rows())
        .extracting(row -> row.get("request_id") + " " + row.get("bundle"))
        .containsExactly(
            "A bundles/A.zip", "A bundles/A.zip", "A2 bundles/A.zip", "A2 bundles/A.zip");
    assertThat(runs.show("A2")).contains("completed");
  }

  @Test
  void setsMalformedRequestsAsideAndAnswersTheOthers() throws Exception {
    runs.asked(
        """
        A,access,key,1,2026-10-01,true
        B,forget-me,key,2,2026-10-01,true
        C,access,shoe-size,44,2026-10-01,true
        D,access,key,3,soon,true
        anna@example.org,access,key,1,2026-10-01,true
        """);

    ExportRuns.Result result = runs.run(DAY);

    assertThat(result.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(result.out()).contains("requests that could not be taken: 4 in the inbox");
    assertThat(runs.bundles(DAY)).containsExactly("A.zip");
    assertThat(Files.readAllLines(folder.resolve("inbox.csv.rejected.csv"))).hasSize(5);
  }

  @Test
  void saysThatAnUnknownPersonIsNotThere() {
    runs.asked(
        """
        K,access,key,4,2026-10-01,true
        E,portability,email,dora@example.org,2026-10-01,true
        """);

    ExportRuns.Result result = runs.run(DAY);

    assertThat(result.status()).isZero();
    assertThat(runs.exports(DAY)).containsExactly("E -.- 0 - not-found", "K -.- 0 - not-found");
    assertThat(runs.bundles(DAY)).isEmpty();
    assertThat(runs.show("K")).contains("not-found").doesNotContain("completed");
  }

  @Test
  void letsARequestWaitUntilItsSenderIsVerified() {
    runs.asked("U,access,key,1,2026-10-01,false\n");

    ExportRuns.Result waits = runs.run(DAY);

    assertThat(waits.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(waits.out())
        .contains("1 requests: 1 unverified")
        .contains("request whose sender's identity is not verified: U, due on 2026-11-01");
    assertThat(runs.exports(DAY)).containsExactly("U -.- 0 - received");
    assertThat(runs.bundles(DAY)).isEmpty();
    assertThat(runs.show("U")).contains("received").contains("2026-11-01");

    runs.command("request", "verify", "U");
    assertThat(runs.run(DAY, "run=2").status()).isZero();
    assertThat(runs.bundles(DAY + "-run2")).containsExactly("U.zip");
  }

  @Test
  void leavesARequestOnHoldAlone() {
    runs.asked("H,access,key,1,2026-10-01,true\nU,access,key,2,2026-10-01,false\n");
    // takes the request in, and cannot answer it
    runs.run("2026-10-31", "--steward.sources.drops.location=" + folder.resolve("nowhere"));
    assertThat(runs.command("request", "hold", "H", "--reason", "a dispute").status()).isZero();

    ExportRuns.Result result = runs.run(DAY);

    assertThat(result.out()).contains("2 requests: 1 unverified, 1 on-hold");
    assertThat(runs.exports(DAY)).containsExactly("H -.- 0 - on-hold", "U -.- 0 - received");
    assertThat(runs.bundles(DAY)).isEmpty();
    assertThat(runs.show("H")).contains("on-hold").contains("a dispute");
  }

  @Test
  void keepsTheRequestOpenWhileASourceIsDown() throws Exception {
    runs.asked("A,access,key,1,2026-10-01,true\n");
    Path orders = folder.resolve("drops/orders.csv");
    byte[] content = Files.readAllBytes(orders);
    Files.delete(orders);

    ExportRuns.Result result = runs.run(DAY);

    assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(result.err()).contains("drops.orders: ");
    assertThat(runs.exports(DAY)).containsExactly("A drops.orders - - failed");
    assertThat(runs.bundles(DAY)).isEmpty();
    assertThat(runs.show("A")).contains("failed", "not searched: drops.orders");
    assertThat(Files.readString(runs.reports(DAY).resolve("manifest.json")))
        .contains("\"incomplete\"");

    Files.write(orders, content);
    assertThat(runs.run(DAY).status()).isZero();
    assertThat(runs.bundles(DAY)).containsExactly("A.zip");
  }

  @Test
  void encryptsBundlesUnderAPassphrase() throws Exception {
    runs.asked("A,access,key,1,2026-10-01,true\n");

    assertThat(runs.run(DAY, "--steward.export.passphrase=" + PASSPHRASE).status()).isZero();

    Path bundle = runs.reports(DAY).resolve("bundles/A.zip");
    Path opened = folder.resolve("opened");
    try (ZipFile zip = new ZipFile(bundle.toFile(), PASSPHRASE.toCharArray())) {
      assertThat(zip.isEncrypted()).isTrue();
      zip.extractAll(opened.toString());
    }
    assertThat(Files.readString(opened.resolve("data.json"))).contains("anna@example.org");
    String published = runs.reports(DAY).toString();
    assertThat(Verification.verify(FileStore.of(published, Map.of()), published)).isEmpty();
  }

  @Test
  void removesBundlesThatAreKeptLongEnoughAndSaysSo() throws Exception {
    runs.asked("A,access,key,1,2026-10-01,true\n").run(DAY);
    Path manifest = runs.reports(DAY).resolve("manifest.json");
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    String longAgo = LocalDate.now(ZoneOffset.UTC).minusDays(7).toString();
    Files.writeString(
        manifest,
        Files.readString(manifest).replaceAll("(\"finished\" ?: ?\")" + today, "$1" + longAgo));
    runs.asked("B,access,key,2,2026-10-01,true\n");

    runs.run("2026-11-02", "--steward.export.keep-for=P8D");
    assertThat(runs.bundles(DAY)).containsExactly("A.zip");

    runs.run("2026-11-03", "--steward.export.keep-for=P7D");
    assertThat(runs.bundles(DAY)).isEmpty();
    assertThat(runs.bundles("2026-11-02")).containsExactly("B.zip");
    assertThat(Files.readString(manifest)).contains("bundles/A.zip", "removed on " + today);
    String published = runs.reports(DAY).toString();
    assertThat(Verification.verify(FileStore.of(published, Map.of()), published)).isEmpty();
    assertThat(runs.exports(DAY)).contains("A drops.contact 1 0 completed");

    String after = Files.readString(manifest);
    runs.run("2026-11-04", "--steward.export.keep-for=P7D");
    assertThat(Files.readString(manifest)).isEqualTo(after);
  }

  /** Reports lie where nothing can be written: all is done but published. */
  private ExportRuns.Result unpublished(String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("reports"), "");
    ExportRuns.Result result = runs.run(DAY, more);
    Files.delete(file);
    return result;
  }

  private List<Path> staged() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("home/staging"))) {
      return files.filter(file -> file.toString().endsWith(".pack")).toList();
    }
  }

  @Test
  void keepsAnEncryptedBundleOfAnEarlierTry() throws Exception {
    runs.asked("A,access,key,1,2026-10-01,true\n");
    String passphrase = "--steward.export.passphrase=" + PASSPHRASE;
    ExportRuns.Result failed = unpublished(passphrase);
    assertThat(failed.status()).as(failed.out()).isEqualTo(ExitStatus.FAILED);
    byte[] bundle = Files.readAllBytes(staged().get(0));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(staged().get(0))))
        .isEqualTo("rw-------");
    assertThat(runs.show("A")).contains("resolved").doesNotContain("completed");

    assertThat(runs.run(DAY, passphrase).status()).isZero();

    assertThat(runs.reports(DAY).resolve("bundles/A.zip")).hasBinaryContent(bundle);
    assertThat(staged()).isEmpty();
    assertThat(runs.show("A")).contains("completed");
  }

  @Test
  void publishesNothingOfARequestThatIsHaltedMeanwhile() throws Exception {
    runs.asked("A,access,key,1,2026-10-01,true\nB,access,key,2,2026-10-01,true\n");
    unpublished();
    runs.command("request", "hold", "A", "--reason", "a dispute");

    runs.run(DAY);

    assertThat(runs.bundles(DAY)).containsExactly("B.zip");
    assertThat(runs.exports(DAY)).contains("A -.- 0 - on-hold");
    assertThat(runs.show("A")).contains("on-hold", "a dispute");
  }

  @Test
  void removesBundlesOfARunThatWasNeverPublished() throws Exception {
    runs.asked("A,access,key,1,2026-10-01,true\n");
    unpublished();
    runs.run("2026-11-02");
    assertThat(staged()).hasSize(1);

    try (ControlStore store = ControlStore.embedded(folder.resolve("home"), 2);
        Connection connection = store.dataSource().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("update run set began_at = dateadd(day, -31, began_at)");
    }
    runs.run("2026-11-03");
    assertThat(staged()).isEmpty();

    // the run is finished after all, with a bundle that is made anew
    assertThat(runs.run(DAY).status()).isZero();
    assertThat(runs.bundles(DAY)).containsExactly("A.zip");
    String published = runs.reports(DAY).toString();
    assertThat(Verification.verify(FileStore.of(published, Map.of()), published)).isEmpty();
  }

  @Test
  void saysThatExpiredBundlesCannotBeRemoved() throws Exception {
    runs.asked("A,access,key,1,2026-10-01,true\n").run(DAY);
    Files.writeString(runs.reports(DAY).resolve("manifest.json"), "{");

    ExportRuns.Result result = runs.run("2026-11-02");

    assertThat(result.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(result.out()).contains("bundles that have expired are not all removed: Cannot read");
  }
}
