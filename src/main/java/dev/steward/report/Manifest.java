package dev.steward.report;

import java.util.List;
import java.util.Optional;

/**
 * What a publication holds; the file {@code manifest.json}. Without one it was never published.
 *
 * @param omitted files that readers may look for and that were left out
 * @param amended files that were changed since
 */
public record Manifest(
    ManifestHeader header,
    List<ReportFile> files,
    List<OmittedFile> omitted,
    List<AmendedFile> amended) {
  static final String FILE = "manifest.json";

  public Manifest {
    files = List.copyOf(files);
    omitted = List.copyOf(omitted);
    amended = List.copyOf(amended);
  }

  /** The file of that path below the publication's folder. */
  public Optional<ReportFile> file(String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst();
  }
}
