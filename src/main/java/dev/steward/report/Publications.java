package dev.steward.report;

import dev.steward.core.Sha256;
import dev.steward.files.FileStore;
import dev.steward.files.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All that lies below the folder of all reports. */
public final class Publications {
  private static final Pattern PAGE = Pattern.compile("([^/]+/)?[^/]+\\.html");
  private static final Pattern INSIDE = Pattern.compile("([^/]+/[^/]+)/.+");

  private final FileStore store;
  private final String root;

  /**
   * @param root the folder of all jobs' reports
   */
  public Publications(FileStore store, String root) {
    this.store = store;
    this.root = store.resolve(root);
  }

  /**
   * The places that hold any file, {@code pii-inventory/2026-11-01}, ascending, whether anything
   * was published there or not.
   */
  public List<String> places() throws IOException {
    return paths().stream()
        .map(INSIDE::matcher)
        .filter(path -> path.matches())
        .map(path -> path.group(1))
        .distinct()
        .sorted()
        .toList();
  }

  /** The pages beside publications, ascending. */
  public List<String> pages() throws IOException {
    return paths().stream().filter(path -> PAGE.matcher(path).matches()).sorted().toList();
  }

  private List<String> paths() throws IOException {
    try {
      return store.list(root).files().stream()
          .map(StoredFile::path)
          .map(path -> path.substring(root.length() + 1))
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Compares the files of a place with its manifest. */
  public List<Verification.Fault> faults(String place) throws IOException {
    return Verification.verify(store, root + "/" + place);
  }

  /** What was published there; empty where nothing was, or its manifest is none any more. */
  public Optional<PublishedReport> find(String place) {
    try {
      return Optional.of(PublishedReport.open(store, root + "/" + place));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** SHA-256 of the manifest of a place, whatever stands in it; empty where there is none. */
  public Optional<String> manifestSha256(String place) throws IOException {
    return sha256(place + "/" + Manifest.FILE);
  }

  /** SHA-256 of a file below the folder of all reports; empty where there is none. */
  public Optional<String> sha256(String path) throws IOException {
    if (!store.exists(root + "/" + path)) {
      return Optional.empty();
    }
    try (InputStream content = store.read(root + "/" + path)) {
      return Optional.of(Sha256.of(content));
    }
  }
}
