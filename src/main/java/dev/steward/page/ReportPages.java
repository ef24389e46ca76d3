package dev.steward.page;

import dev.steward.core.Sha256;
import dev.steward.files.FileStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes pages about published reports: {@code index.html} in their folder, and beside each run's
 * folder one of its name ({@code pii-inventory/2026-11-01.html}). It reads the reports folder and
 * nothing else. A report that cannot be read becomes a note on the page. Pages are written as a
 * whole, each in its moment; written again they end the same. One thread at a time.
 */
public final class ReportPages {
  static final List<String> JOBS =
      List.of(
          "nightly",
          "pii-inventory",
          "consent-eligibility",
          "subject-export",
          "subject-rectification",
          "subject-erasure");

  private static final int MOST_ROWS = 100;
  private static final String INDEX = "index.html";

  private final FileStore store;
  private final String root;
  private final RunFolders folders;
  private final PageWitness witness;

  private ReportPages(FileStore store, String root, PageWitness witness) {
    this.store = store;
    this.root = store.resolve(root);
    this.folders = new RunFolders(store, root);
    this.witness = witness;
  }

  /**
   * Writes the index, and the pages of runs that have none, were published since, or have one of
   * another edition.
   *
   * @param reports the folder of all jobs' reports
   * @param witness told of each page that is written
   * @return where the index is
   */
  public static String write(FileStore store, String reports, PageWitness witness)
      throws IOException {
    return new ReportPages(store, reports, witness).write();
  }

  /**
   * Whether the pages tell of what a run published last: its own and the index, in their present
   * edition.
   *
   * @param label of the run
   */
  public static boolean areCurrent(FileStore store, String reports, String job, String label)
      throws IOException {
    RunFolders folders = new RunFolders(store, reports);
    Optional<RunFolder> run = RunFolder.parse(job, label);
    return run.isPresent()
        && !folders.isStale(run.get(), INDEX)
        && !folders.isStale(run.get(), run.get().page())
        && folders.isOf(PageTemplates.EDITION, INDEX);
  }

  private String write() throws IOException {
    // the index comes last: where it is of this edition, so are all pages
    boolean anew = !folders.isOf(PageTemplates.EDITION, INDEX);
    List<List<RunFolder>> all = new ArrayList<>();
    for (String job : JOBS) {
      List<RunFolder> runs = folders.of(job);
      all.add(runs);
      for (RunFolder run : runs) {
        if (anew || folders.isStale(run, run.page())) {
          place(run.page(), PageTemplates.run(RunReading.of(folders, run, MOST_ROWS)));
        }
      }
      for (String orphan : folders.orphans(job, runs)) {
        store.delete(root + "/" + orphan);
      }
    }
    place(INDEX, PageTemplates.index(IndexReading.of(folders, all)));
    return root + "/" + INDEX;
  }

  private void place(String page, byte[] html) throws IOException {
    witness.writing(page, Sha256.of(html));
    PageFile.place(store, root + "/" + page, html);
  }
}
