package dev.steward.page;

import dev.steward.files.FileStore;
import dev.steward.report.PublishedReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.TreeSet;

/** The folder of all reports: a folder a job, and in it a folder a run. */
final class RunFolders {
  private static final String MANIFEST = "manifest.json";
  private static final int HEAD_BYTES = 1_000;

  private final FileStore store;
  private final String root;

  RunFolders(FileStore store, String root) {
    this.store = store;
    this.root = store.resolve(root);
  }

  /** The runs of a job that have published, the earliest first. */
  List<RunFolder> of(String job) throws IOException {
    return names(job).stream()
        .flatMap(name -> RunFolder.parse(job, name).stream())
        .filter(this::hasPublished)
        .sorted(RunFolder.BY_TIME)
        .toList();
  }

  private boolean hasPublished(RunFolder run) {
    try {
      return store.exists(manifest(run));
    } catch (IOException e) {
      // whoever opens it learns why
      return true;
    }
  }

  /** The names of pages beside the runs of a job whose run is there no more. */
  List<String> orphans(String job, List<RunFolder> runs) throws IOException {
    TreeSet<String> pages = new TreeSet<>();
    for (String name : names(job)) {
      if (name.endsWith(".html")
          && RunFolder.parse(job, name.substring(0, name.length() - ".html".length()))
              .isPresent()) {
        pages.add(job + "/" + name);
      }
    }
    runs.forEach(run -> pages.remove(run.page()));
    return List.copyOf(pages);
  }

  private List<String> names(String job) throws IOException {
    try {
      return store.names(root + "/" + job);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  PublishedReport open(RunFolder run) throws IOException {
    return PublishedReport.open(store, folder(run));
  }

  /** Why a run cannot be read. */
  String reason(IOException failure) {
    return RunReports.reason(failure, root);
  }

  /**
   * Whether a page is older than the run's manifest, or not there.
   *
   * @param name below the folder of all reports
   */
  boolean isStale(RunFolder run, String name) throws IOException {
    String page = root + "/" + name;
    return !store.exists(page)
        || !store.stat(page).modified().isAfter(store.stat(manifest(run)).modified());
  }

  /** Whether a page says, where it begins, that it is of an edition. */
  boolean isOf(String edition, String name) throws IOException {
    String page = root + "/" + name;
    if (!store.exists(page)) {
      return false;
    }
    try (InputStream in = store.read(page)) {
      return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1).contains(edition);
    }
  }

  private String manifest(RunFolder run) {
    return folder(run) + "/" + MANIFEST;
  }

  private String folder(RunFolder run) {
    return root + "/" + run.job() + "/" + run.label();
  }
}
