package dev.steward.report;

import dev.steward.core.Sha256;
import dev.steward.files.FileStore;
import dev.steward.files.SeekableFile;
import dev.steward.files.StoredFile;
import dev.steward.report.parquet.ParquetFooter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks a publication against its manifest. */
public final class Verification {
  private final FileStore store;
  private final PublishedReport report;
  private final List<Fault> faults = new ArrayList<>();

  private Verification(FileStore store, PublishedReport report) {
    this.store = store;
    this.report = report;
  }

  /** What is wrong with a file of a publication. */
  public record Fault(String path, String what) {
    @Override
    public String toString() {
      return path + ": " + what;
    }
  }

  /**
   * Compares each file with what the manifest says of it: bytes, SHA-256, rows; and looks for files
   * that the manifest does not name.
   *
   * @return empty where all is as it was published
   */
  public static List<Fault> verify(FileStore store, String folder) throws IOException {
    if (!store.exists(store.resolve(folder) + "/" + Manifest.FILE)) {
      return List.of(new Fault(Manifest.FILE, "missing: this was never published"));
    }
    PublishedReport report;
    try {
      report = PublishedReport.open(store, folder);
    } catch (ReportFileException e) {
      return List.of(new Fault(Manifest.FILE, String.valueOf(e.getMessage())));
    }
    Verification verification = new Verification(store, report);
    report.manifest().files().forEach(verification::check);
    verification.findStrangers();
    return List.copyOf(verification.faults);
  }

  private void check(ReportFile file) {
    String path = report.folder() + "/" + file.path();
    try {
      if (!store.exists(path)) {
        fault(file, "missing");
        return;
      }
      long bytes = store.stat(path).length();
      if (bytes != file.bytes()) {
        fault(file, bytes + " bytes, published were " + file.bytes());
      } else if (!sha256(path).equals(file.sha256())) {
        fault(file, "another SHA-256 than was published");
      }
      if (!file.isReport()) {
        return;
      }
      long rows = rows(path, file);
      if (rows != file.rows()) {
        fault(file, rows + " rows, published were " + file.rows());
      }
    } catch (IOException e) {
      fault(file, ReportFileException.reason(e));
    }
  }

  private String sha256(String path) throws IOException {
    try (InputStream in = store.read(path)) {
      return Sha256.of(in);
    }
  }

  private long rows(String path, ReportFile file) throws IOException {
    if (!file.isCsv()) {
      try (SeekableFile parquet = store.open(path)) {
        return ParquetFooter.rows(parquet);
      }
    }
    long count = 0;
    try (ReportRows rows = CsvReportRows.open(store, path, file.columns())) {
      while (rows.next() != null) {
        count++;
      }
    }
    return count;
  }

  private void findStrangers() throws IOException {
    Set<String> strangers = new TreeSet<>();
    for (StoredFile file : store.list(report.folder()).files()) {
      strangers.add(file.path().substring(report.folder().length() + 1));
    }
    report.manifest().files().forEach(file -> strangers.remove(file.path()));
    strangers.remove(Manifest.FILE);
    strangers.forEach(path -> faults.add(new Fault(path, "not in the manifest")));
  }

  private void fault(ReportFile file, String what) {
    faults.add(new Fault(file.path(), what));
  }
}
