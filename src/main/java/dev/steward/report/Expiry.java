package dev.steward.report;

import dev.steward.files.FileStore;
import dev.steward.files.Listing;
import dev.steward.files.StoredFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes files of publications that are kept for a time only. The manifest says of each that it is
 * gone, before it goes: killed in between, the next call removes what no manifest names any more.
 */
public final class Expiry {
  private final FileStore store;
  private final String folder;
  private final Period keptFor;
  private final Instant now;
  private final ManifestWitness witness;

  /**
   * @param folder the files' own, below that of a publication ({@code bundles})
   * @param keptFor from the day a publication was finished on
   * @param witness told of each manifest before it is replaced
   */
  public Expiry(
      FileStore store, String folder, Period keptFor, Instant now, ManifestWitness witness) {
    this.store = store;
    this.folder = folder;
    this.keptFor = keptFor;
    this.now = now;
    this.witness = witness;
  }

  /**
   * Removes what has expired of a job's publications.
   *
   * @return the paths of files that were removed
   */
  public List<String> of(String reportsRoot, String job) throws IOException {
    List<String> removed = new ArrayList<>();
    for (PublishedReport report : PublishedReport.all(store, reportsRoot, job)) {
      LocalDate published = day(report.manifest().header().finished());
      if (!published.plus(keptFor).isAfter(day(now))) {
        remove(report, removed);
      }
    }
    return removed;
  }

  private void remove(PublishedReport report, List<String> removed) throws IOException {
    Manifest manifest = report.manifest();
    List<ReportFile> kept = new ArrayList<>();
    List<OmittedFile> omitted = new ArrayList<>(manifest.omitted());
    for (ReportFile file : manifest.files()) {
      if (file.path().startsWith(folder + "/")) {
        omitted.add(
            new OmittedFile(
                file.path(),
                "removed on %s, %s after it was published".formatted(day(now), keptFor)));
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
    String place = report.folder() + "/" + folder;
    removed.addAll(filesIn(place));
    store.delete(place);
  }

  private List<String> filesIn(String place) throws IOException {
    try {
      Listing listing = store.list(place);
      return listing.files().stream().map(StoredFile::path).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
