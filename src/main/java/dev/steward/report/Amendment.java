package dev.steward.report;

import dev.steward.core.Sha256;
import dev.steward.files.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Changes of a publication after it was published, for the sake of people who were erased since.
 * The manifest says what was changed. Done again after a kill at any moment, it ends the same.
 */
public final class Amendment {
  private final FileStore store;
  private final LocalDate on;
  private final String reason;
  private final ManifestWitness witness;

  /**
   * @param reason in words without personal data
   * @param witness told of each manifest before it is replaced
   */
  public Amendment(FileStore store, LocalDate on, String reason, ManifestWitness witness) {
    this.store = store;
    this.on = on;
    this.reason = reason;
    this.witness = witness;
  }

  /** Takes over into the manifest what files have become whose cells were changed. */
  public void recordChanges(PublishedReport report) throws IOException {
    Manifest manifest = report.manifest();
    List<ReportFile> files = new ArrayList<>();
    List<AmendedFile> amended = new ArrayList<>(manifest.amended());
    for (ReportFile file : manifest.files()) {
      ReportFile now = measured(report.folder(), file);
      files.add(now);
      if (!now.equals(file)) {
        amended.add(new AmendedFile(file.path(), on, reason));
      }
    }
    if (amended.size() > manifest.amended().size()) {
      ManifestFile.replace(
          store,
          report.folder(),
          new Manifest(manifest.header(), files, manifest.omitted(), amended),
          witness);
    }
  }

  private ReportFile measured(String folder, ReportFile file) throws IOException {
    String path = folder + "/" + file.path();
    try (InputStream content = store.read(path)) {
      return new ReportFile(
          file.path(), file.rows(), store.stat(path).length(), Sha256.of(content), file.columns());
    }
  }

  /** Removes files; the manifest says of each that it is gone, before it goes. */
  public void remove(PublishedReport report, Set<String> paths) throws IOException {
    Manifest manifest = report.manifest();
    List<ReportFile> kept = new ArrayList<>();
    List<OmittedFile> omitted = new ArrayList<>(manifest.omitted());
    for (ReportFile file : manifest.files()) {
      if (paths.contains(file.path())) {
        omitted.add(new OmittedFile(file.path(), "removed on %s: %s".formatted(on, reason)));
      } else {
        kept.add(file);
      }
    }
    if (kept.size() < manifest.files().size()) {
      ManifestFile.replace(
          store,
          report.folder(),
          new Manifest(manifest.header(), kept, omitted, manifest.amended()),
          witness);
    }
    for (String path : paths) {
      store.delete(report.folder() + "/" + path);
    }
  }

  @Override
  public String toString() {
    return "Amendment[" + on + "]";
  }
}
