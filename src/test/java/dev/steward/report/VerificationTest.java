package dev.steward.report;

import static dev.steward.report.SampleReport.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.files.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  @TempDir Path root;
  Path folder;

  @BeforeEach
  void publish() throws IOException {
    folder = SampleReport.publish(root, "2026-11-01", List.of(row("x"), row("y")));
  }

  @Test
  void findsNothingInAPublicationAsItWas() throws IOException {
    assertThat(faults()).isEmpty();
  }

  @Test
  void findsAMissingFile() throws IOException {
    Files.delete(folder.resolve("inventory.parquet"));

    assertThat(faults()).containsExactly("inventory.parquet: missing");
  }

  @Test
  void findsAMissingManifest() throws IOException {
    Files.delete(folder.resolve("manifest.json"));

    assertThat(faults()).containsExactly("manifest.json: missing: this was never published");
  }

  @Test
  void findsAFolderThatIsNotThere() throws IOException {
    assertThat(Verification.verify(SampleReport.store(root), root.resolve("none").toString()))
        .hasSize(1);
  }

  @Test
  void findsAManifestThatIsNone() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "[]");

    assertThat(faults()).singleElement().asString().contains("the manifest says no job");
  }

  @Test
  void findsAnExtraFile() throws IOException {
    Files.writeString(folder.resolve("more.csv"), "text\n");

    assertThat(faults()).containsExactly("more.csv: not in the manifest");
  }

  @Test
  void findsOtherContentOfTheSameLength() throws IOException {
    Path csv = folder.resolve("inventory.csv");
    Files.writeString(csv, Files.readString(csv).replace("\ny,", "\nz,"));

    assertThat(faults()).containsExactly("inventory.csv: another SHA-256 than was published");
  }

  @Test
  void findsALostRow() throws IOException {
    Path csv = folder.resolve("inventory.csv");
    Files.write(csv, Files.readAllLines(csv).subList(0, 2));

    assertThat(faults())
        .containsExactly(
            "inventory.csv: 85 bytes, published were 137",
            "inventory.csv: 1 rows, published were 2");
  }

  @Test
  void findsATruncatedParquetFile() throws IOException {
    Path parquet = folder.resolve("inventory.parquet");
    byte[] content = Files.readAllBytes(parquet);
    Files.write(parquet, Arrays.copyOf(content, content.length - 10));

    assertThat(faults())
        .containsExactly(
            "inventory.parquet: %d bytes, published were %d"
                .formatted(content.length - 10, content.length),
            "inventory.parquet: not a Parquet file");
  }

  @Test
  void findsAnotherReportUnderTheName() throws IOException {
    Path other = SampleReport.publish(root, "2026-11-02", List.of(row("z")));
    Files.copy(
        other.resolve("inventory.parquet"),
        folder.resolve("inventory.parquet"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThat(faults()).contains("inventory.parquet: 1 rows, published were 2");
  }

  @Test
  void findsAMissingAStrangeAndAChangedPart() throws IOException {
    FileStore store = SampleReport.store(root);
    List<PartFile> parts = new ArrayList<>();
    for (String text : List.of("a", "b", "c")) {
      parts.add(writePart(root.resolve("parts/" + text), text));
    }
    try (Publication publication =
        Publication.stage(store, root.toString(), SampleReport.JOB, "2026-11-01")) {
      publication.adopt(SampleReport.SCHEMA, store, parts, 0);
      publication.publish(SampleReport.header(1));
    }
    assertThat(faults()).isEmpty();

    Path published = folder.resolve("inventory.parquet");
    Files.delete(published.resolve("part-00001.parquet"));
    Files.copy(
        root.resolve("parts/a"),
        published.resolve("part-00002.parquet"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(root.resolve("parts/b"), published.resolve("part-00003.parquet"));

    assertThat(faults())
        .containsExactly(
            "inventory.parquet/part-00001.parquet: missing",
            "inventory.parquet/part-00002.parquet: another SHA-256 than was published",
            "inventory.parquet/part-00003.parquet: not in the manifest");
    assertThatThrownBy(() -> SampleReport.read(root, folder))
        .hasMessage("Cannot read " + published.resolve("part-00001.parquet") + ": no such file");
    writePart(published.resolve("part-00001.parquet"), "b", "b");
    assertThatThrownBy(() -> SampleReport.read(root, folder))
        .hasMessage(
            "Cannot read "
                + published.resolve("part-00001.parquet")
                + ": 2 rows, published were 1");
  }

  private PartFile writePart(Path file, String... texts) throws IOException {
    List<List<@Nullable Object>> rows = Stream.of(texts).map(text -> row(text)).toList();
    try (ReportPart part =
        ReportPart.create(SampleReport.store(root), file.toString(), SampleReport.SCHEMA)) {
      part.add(rows.size(), Vectors.of(SampleReport.SCHEMA, rows, Vectors.Texts.PLAIN));
      return part.finish();
    }
  }

  private List<String> faults() throws IOException {
    return Verification.verify(SampleReport.store(root), folder.toString()).stream()
        .map(Verification.Fault::toString)
        .toList();
  }
}
