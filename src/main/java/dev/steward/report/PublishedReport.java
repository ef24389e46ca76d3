package dev.steward.report;

import dev.steward.core.Sha256;
import dev.steward.files.FileStore;
import dev.steward.files.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a run published: a folder with a manifest. */
public final class PublishedReport {
  private final FileStore store;
  private final String folder;
  private final Manifest manifest;
  private final String manifestSha256;

  private PublishedReport(
      FileStore store, String folder, Manifest manifest, String manifestSha256) {
    this.store = store;
    this.folder = folder;
    this.manifest = manifest;
    this.manifestSha256 = manifestSha256;
  }

  /**
   * The publication of the greatest earlier as-of date, of its highest run; plans are passed over.
   */
  public static Optional<PublishedReport> latestBefore(
      FileStore store, String reportsRoot, String job, LocalDate asOf) throws IOException {
    String parent = store.resolve(reportsRoot) + "/" + job;
    Optional<RunLabel> latest =
        labels(store, parent).stream()
            .filter(label -> label.asOf().isBefore(asOf))
            .max(RunLabel.BY_TIME);
    return latest.isEmpty()
        ? Optional.empty()
        : Optional.of(open(store, parent + "/" + latest.get()));
  }

  /**
   * The publication of the greatest as-of date, of its highest run; plans are passed over.
   *
   * @throws ReportFileException where there is none
   */
  public static PublishedReport latest(String reports, String job) throws IOException {
    FileStore store = FileStore.of(reports, Map.of());
    return latestBefore(store, reports, job, LocalDate.MAX)
        .orElseThrow(
            () ->
                new ReportFileException(
                    "Cannot read", store.resolve(reports) + "/" + job, "nothing is published"));
  }

  /** The publication of that label, if there is one. */
  public static Optional<PublishedReport> find(
      FileStore store, String reportsRoot, String job, String label) throws IOException {
    String folder = store.resolve(reportsRoot) + "/" + job + "/" + label;
    return store.exists(folder + "/" + Manifest.FILE)
        ? Optional.of(open(store, folder))
        : Optional.empty();
  }

  /**
   * The publication in that folder.
   *
   * @throws ReportFileException where its manifest is missing or is none
   */
  public static PublishedReport open(FileStore store, String folder) throws IOException {
    String path = store.resolve(folder) + "/" + Manifest.FILE;
    try (InputStream in = store.read(path)) {
      byte[] bytes = in.readAllBytes();
      return new PublishedReport(
          store,
          store.resolve(folder),
          ManifestJson.read(new String(bytes, StandardCharsets.UTF_8)),
          Sha256.of(bytes));
    } catch (IllegalArgumentException e) {
      throw new ReportFileException(
          "Cannot read", path, Objects.requireNonNullElse(e.getMessage(), "not a manifest"));
    } catch (IOException e) {
      throw new ReportFileException("Cannot read", path, e);
    }
  }

  /** The folder. */
  public String folder() {
    return folder;
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Of the manifest's file, in hexadecimal. */
  public String manifestSha256() {
    return manifestSha256;
  }

  /** Its job and label, {@code pii-inventory/2026-11-01}. */
  public String place() {
    return place(folder);
  }

  static String place(String folder) {
    int label = folder.lastIndexOf('/');
    return folder.substring(folder.lastIndexOf('/', label - 1) + 1);
  }

  /**
   * The rows of a report, with the types of the manifest; read from its CSV, or from its Parquet
   * files where it has none.
   *
   * @param report the report's name ({@code inventory})
   * @throws ReportFileException where the publication has no such report
   */
  public ReportRows rows(String report) throws IOException {
    String path = report + ".csv";
    Optional<ReportFile> csv = manifest.file(path);
    if (csv.isPresent()) {
      return CsvReportRows.open(store, folder + "/" + path, csv.get().columns());
    }
    List<ReportFile> parts = parts(report);
    if (parts.isEmpty()) {
      throw new ReportFileException(
          "Cannot read", folder + "/" + path, "the manifest names no such file");
    }
    return new PartRows(
        store,
        new ReportSchema(report, parts.get(0).columns()),
        parts.stream().map(this::partFile).toList());
  }

  /** Gives the rows of a report one by one; see {@link #rows}. */
  public void forEachRow(String report, RowSink sink) throws IOException {
    try (ReportRows rows = rows(report)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        sink.add(row);
      }
    }
  }

  /**
   * The Parquet files of a report, in the order of its rows: one file, or those of a folder; none
   * where there is no such report. Their paths are below {@link #folder}.
   */
  public List<ReportFile> parts(String report) {
    String file = report + ".parquet";
    return manifest.files().stream()
        .filter(part -> part.path().equals(file) || part.path().startsWith(file + "/"))
        .toList();
  }

  private PartFile partFile(ReportFile file) {
    return new PartFile(folder + "/" + file.path(), file.rows(), file.bytes(), file.sha256());
  }

  /** All publications of a job, but for plans. */
  static List<PublishedReport> all(FileStore store, String reportsRoot, String job)
      throws IOException {
    List<PublishedReport> all = new ArrayList<>();
    for (String folder : folders(store, reportsRoot, job)) {
      all.add(open(store, folder));
    }
    return all;
  }

  /** The folders of all publications of a job, but for plans. */
  public static List<String> folders(FileStore store, String reportsRoot, String job)
      throws IOException {
    String parent = store.resolve(reportsRoot) + "/" + job;
    return labels(store, parent).stream().map(label -> parent + "/" + label).toList();
  }

  private static List<RunLabel> labels(FileStore store, String parent) throws IOException {
    List<StoredFile> files;
    try {
      files = store.list(parent).files();
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return files.stream()
        .map(StoredFile::path)
        .filter(path -> path.startsWith(parent + "/") && path.endsWith("/" + Manifest.FILE))
        .map(
            path -> path.substring(parent.length() + 1, path.length() - Manifest.FILE.length() - 1))
        .flatMap(label -> RunLabel.parse(label).stream())
        .toList();
  }
}
