package dev.steward.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.steward.files.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that go with a publication, and go before it. */
class ExpiryTest {
  private static final String JOB = "subject-export";
  private static final ReportSchema SCHEMA =
      ReportSchema.of("exports", new ReportColumn("request_id", ReportType.TEXT));
  private static final Instant FINISHED = Instant.parse("2026-11-01T23:30:00Z");

  @TempDir Path folder;
  private FileStore store;

  @BeforeEach
  void open() throws IOException {
    store = FileStore.of(folder.toString(), Map.of());
  }

  @Test
  void keepsAnAttachedFileForItsOwner() throws Exception {
    Path publication = publish("2026-11-01", "one");

    Path bundle = publication.resolve("bundles/R-1.zip");
    assertThat(bundle).hasContent("one");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle.getParent())))
        .isEqualTo("rwx------");
    assertThat(Verification.verify(store, publication.toString())).isEmpty();
    Files.writeString(bundle, "two");
    assertThat(Verification.verify(store, publication.toString()))
        .extracting(Object::toString)
        .containsExactly("bundles/R-1.zip: another SHA-256 than was published");
  }

  @Test
  void attachesNoFileThatHasChangedSince() throws Exception {
    Path source = Files.writeString(folder.resolve("R-1.zip"), "changed");
    try (Publication publication =
        Publication.stage(store, folder.resolve("reports").toString(), JOB, "2026-11-01")) {
      assertThatExceptionOfType(ReportFileException.class)
          .isThrownBy(() -> publication.attach(store, List.of(attached(source, "one"))));
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> publication.publish(header(LocalDate.of(2026, 11, 1))));
    }
  }

  @Test
  void removesFilesWhenTheirTimeIsOverAndSaysSo() throws Exception {
    Path publication = publish("2026-11-01", "one");

    assertThat(expire("2026-11-30T23:59:59Z")).isEmpty();
    assertThat(publication.resolve("bundles/R-1.zip")).exists();

    assertThat(expire("2026-12-01T00:00:00Z"))
        .containsExactly(publication.resolve("bundles/R-1.zip").toString());
    assertThat(publication.resolve("bundles")).doesNotExist();
    assertThat(PublishedReport.open(store, publication.toString()).manifest().omitted())
        .containsExactly(
            new OmittedFile(
                "bundles/R-1.zip", "removed on 2026-12-01, P30D after it was published"));
    assertThat(Verification.verify(store, publication.toString())).isEmpty();
    assertThat(expire("2027-01-01T00:00:00Z")).isEmpty();
    assertThat(publication.resolve("exports.csv")).exists();
  }

  @Test
  void removesWhatAnEarlierRemovalLeft() throws Exception {
    Path publication = publish("2026-11-01", "one");
    expire("2026-12-01T00:00:00Z");
    Path left = publication.resolve("bundles/R-1.zip");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "one"); // killed after the manifest was written

    assertThat(expire("2026-12-02T00:00:00Z")).containsExactly(left.toString());
    assertThat(left).doesNotExist();
  }

  private List<String> expire(String now) throws IOException {
    return new Expiry(store, "bundles", Period.ofDays(30), Instant.parse(now), ManifestWitness.NONE)
        .of(folder.resolve("reports").toString(), JOB);
  }

  private Path publish(String label, String content) throws Exception {
    Path source = Files.writeString(folder.resolve("R-1.zip"), content);
    try (Publication publication =
        Publication.stage(store, folder.resolve("reports").toString(), JOB, label)) {
      publication.write(SCHEMA, List.of(List.of("R-1")));
      publication.attach(store, List.of(attached(source, content)));
      publication.publish(header(LocalDate.parse(label)));
      return Path.of(publication.target());
    }
  }

  private static AttachedFile attached(Path source, String content) throws Exception {
    byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new AttachedFile(
        source.toString(),
        0,
        "bundles/R-1.zip",
        1,
        bytes.length,
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }

  private static ManifestHeader header(LocalDate asOf) {
    return new ManifestHeader(
        JOB,
        asOf,
        1,
        ManifestHeader.Status.COMPLETE,
        FINISHED.minusSeconds(60),
        FINISHED,
        "1",
        "abc",
        List.of(),
        List.of());
  }
}
