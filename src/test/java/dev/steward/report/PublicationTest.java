package dev.steward.report;

import static dev.steward.report.SampleReport.JOB;
import static dev.steward.report.SampleReport.SCHEMA;
import static dev.steward.report.SampleReport.header;
import static dev.steward.report.SampleReport.publish;
import static dev.steward.report.SampleReport.row;
import static dev.steward.report.SampleReport.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Sha256;
import dev.steward.files.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
  private static final String LABEL = "2026-11-01";

  @TempDir Path root;

  @Test
  void putsAllFilesInPlaceAndNothingElse() throws IOException {
    Path folder = publish(root, LABEL, SampleReport.rows());

    assertThat(folder).isEqualTo(root.resolve(JOB).resolve(LABEL));
    assertThat(names(folder))
        .containsExactly("inventory.csv", "inventory.parquet", "manifest.json");
    assertThat(names(root.resolve(JOB))).containsExactly(LABEL);
  }

  @Test
  void saysInTheManifestWhatWasPublished() throws IOException {
    Path folder = publish(root, LABEL, List.of(row("x")));

    assertThat(Files.readString(folder.resolve("manifest.json")))
        .startsWith(
            """
            {
              "job" : "pii-inventory",
              "as-of" : "2026-11-01",
              "run" : 1,
              "status" : "complete",
              "started" : "2026-11-02T01:00:00Z",
              "finished" : "2026-11-02T01:05:00Z",
              "version" : "0.1.0",
              "configuration-sha256" : "%s",
              "files" : [
                {
                  "path" : "inventory.csv",
                  "rows" : 1,
                  "bytes" : 85,
            """
                .formatted("ab".repeat(32)))
        .endsWith("}\n");
    Manifest manifest = PublishedReport.open(store(root), folder.toString()).manifest();
    assertThat(manifest.header()).isEqualTo(header(1));
    assertThat(manifest.files())
        .allSatisfy(
            file -> {
              Path path = folder.resolve(file.path());
              assertThat(file.bytes()).isEqualTo(Files.size(path));
              assertThat(file.sha256()).isEqualTo(Sha256.of(Files.newInputStream(path)));
              assertThat(file.rows()).isEqualTo(1);
              assertThat(file.columns()).isEqualTo(SCHEMA.columns());
            });
  }

  @Test
  void showsNothingBeforeItIsPublished() throws IOException {
    try (Publication publication = stage()) {
      publication.write(SCHEMA, SampleReport.rows());

      assertThat(root.resolve(JOB).resolve(LABEL)).doesNotExist();
    }
    assertThat(names(root.resolve(JOB))).isEmpty();
  }

  @Test
  void replacesAnEarlierPublication() throws IOException {
    publish(root, LABEL, List.of(row("old")));
    Path folder = publish(root, LABEL, List.of(row("new")));

    assertThat(SampleReport.read(root, folder)).containsExactly(row("new"));
    assertThat(names(root.resolve(JOB))).containsExactly(LABEL);
  }

  @Test
  void keepsTheEarlierPublicationWhenTheRowsFail() throws IOException {
    Path folder = publish(root, LABEL, List.of(row("old")));

    assertThatThrownBy(
            () -> {
              try (Publication publication = stage()) {
                publication.write(
                    SCHEMA,
                    sink -> {
                      sink.add(row("new"));
                      throw new InterruptedException("stopped");
                    });
              }
            })
        .isInstanceOf(InterruptedException.class);

    assertThat(SampleReport.read(root, folder)).containsExactly(row("old"));
    assertThat(names(root.resolve(JOB))).containsExactly(LABEL);
  }

  @Test
  void doesNotPublishAReportWhoseRowsFailed() throws IOException {
    try (Publication publication = stage()) {
      assertThatThrownBy(
              () ->
                  publication.write(
                      SCHEMA,
                      sink -> {
                        sink.add(row("new"));
                        throw new IllegalStateException("broken");
                      }))
          .hasMessage("broken");
      assertThatThrownBy(() -> publication.publish(header(1)))
          .hasMessage("A report of pii-inventory failed: it cannot be published");
    }
  }

  @Test
  void healsACrashWhileStaging() throws IOException {
    Path folder = publish(root, LABEL, List.of(row("old")));
    Files.createDirectory(staging());
    Files.writeString(staging().resolve("inventory.csv"), "half a fi");

    assertThat(republish()).containsExactly(row("new"));
    assertThat(names(root.resolve(JOB))).containsExactly(LABEL);
  }

  @Test
  void healsACrashBeforeTheFirstMove() throws IOException {
    moveAside(publish(root, LABEL, List.of(row("new"))), staging());
    publish(root, "2026-11-02", List.of(row("old")));
    Files.move(root.resolve(JOB).resolve("2026-11-02"), root.resolve(JOB).resolve(LABEL));

    assertThat(republish()).containsExactly(row("new"));
    assertThat(names(root.resolve(JOB))).containsExactly(LABEL);
  }

  @Test
  void healsACrashBetweenTheMoves() throws IOException {
    moveAside(publish(root, LABEL, List.of(row("old"))), old());
    Path other = publish(root, "2026-11-02", List.of(row("new")));
    moveAside(other, staging());

    assertThat(PublishedReport.find(store(root), root.toString(), JOB, LABEL)).isEmpty();
    try (Publication publication = stage()) {
      assertThat(SampleReport.read(root, Path.of(publication.target())))
          .containsExactly(row("old"));
    }
    assertThat(republish()).containsExactly(row("new"));
    assertThat(names(root.resolve(JOB))).containsExactly(LABEL);
  }

  @Test
  void healsACrashBeforeTheOldOneIsDeleted() throws IOException {
    moveAside(publish(root, LABEL, List.of(row("old"))), old());
    Path folder = publish(root, "2026-11-02", List.of(row("new")));
    Files.move(folder, root.resolve(JOB).resolve(LABEL));

    try (Publication publication = stage()) {
      assertThat(names(root.resolve(JOB))).containsExactly(LABEL);
      assertThat(SampleReport.read(root, Path.of(publication.target())))
          .containsExactly(row("new"));
    }
    assertThat(republish()).containsExactly(row("new"));
  }

  @Test
  void healsACrashWhileTheOldOneIsDeleted() throws IOException {
    Path folder = publish(root, LABEL, List.of(row("old")));
    Files.createDirectory(old());
    Files.writeString(old().resolve("inventory.csv"), "what is left");

    assertThat(republish()).containsExactly(row("new"));
    assertThat(names(root.resolve(JOB))).containsExactly(LABEL);
  }

  @Test
  void publishesInPlaceWhereFoldersDoNotMove() throws IOException {
    FileStore store = new NoAtomicMoves(store(root));
    Path folder = publish(store, root, LABEL, List.of(row("old")));
    Files.writeString(folder.resolve("earlier.csv"), "no longer made");

    publish(store, root, LABEL, List.of(row("new")));

    assertThat(SampleReport.read(root, folder)).containsExactly(row("new"));
    assertThat(names(folder))
        .containsExactly("inventory.csv", "inventory.parquet", "manifest.json");
  }

  @Test
  void isUnpublishedWhileBeingReplacedInPlace() throws IOException {
    FileStore store = new NoAtomicMoves(store(root));
    publish(store, root, LABEL, List.of(row("old")));

    try (Publication publication = Publication.stage(store, root.toString(), JOB, LABEL)) {
      publication.write(SCHEMA, List.of(row("new")));

      assertThat(PublishedReport.find(store, root.toString(), JOB, LABEL)).isEmpty();
    }
  }

  @Test
  void refusesPlacesThatAreNoPublications() {
    for (String label : List.of("..", "2026-11-01/..", "today", "2026-11-01-")) {
      assertThatThrownBy(() -> Publication.stage(store(root), root.toString(), JOB, label))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Publication stage() throws IOException {
    return Publication.stage(store(root), root.toString(), JOB, LABEL);
  }

  private List<List<Object>> republish() throws IOException {
    return SampleReport.read(root, publish(root, LABEL, List.of(row("new"))));
  }

  private Path staging() {
    return root.resolve(JOB).resolve("." + LABEL + ".staging");
  }

  private Path old() {
    return root.resolve(JOB).resolve("." + LABEL + ".old");
  }

  private static void moveAside(Path folder, Path to) throws IOException {
    Files.move(folder, to);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
