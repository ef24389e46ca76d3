package dev.steward.page;

import dev.steward.files.FileStore;
import dev.steward.report.PublishedReport;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.TreeSet;

/** The folder of all reports: a folder a job, and in it a folder a run. */
final class RunFolders {
  private static final String MANIFEST = "manifest.json";

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

  /** Whether the run's page is older than its manifest, or not there. */
  boolean isStale(RunFolder run) throws IOException {
    String page = root + "/" + run.page();
    return !store.exists(page)
        || !store.stat(page).modified().isAfter(store.stat(manifest(run)).modified());
  }

  private String manifest(RunFolder run) {
    return folder(run) + "/" + MANIFEST;
  }

  private String folder(RunFolder run) {
    return root + "/" + run.job() + "/" + run.label();
  }
}
