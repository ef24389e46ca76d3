package dev.steward.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run, as its page and the index show it.
 *
 * @param href its page, from the folder of all reports
 * @param folder its folder, beside its page
 * @param state complete or incomplete
 * @param lines the findings, one by one
 * @param unreadable why nothing is known about it; empty where that is not so
 */
record RunFacts(
    String job,
    String title,
    String name,
    String href,
    String folder,
    boolean plan,
    String state,
    String tone,
    Cell unreadable,
    List<Cell> failures,
    long moreFailures,
    List<String> lines,
    List<Finding> findings,
    @Nullable Manifested manifest,
    @Nullable NightFacts night,
    @Nullable InventoryFacts inventory,
    @Nullable ConsentFacts consent,
    @Nullable RequestFacts requests,
    @Nullable ErasureFacts erasure,
    @Nullable AnswerFacts exports,
    @Nullable AnswerFacts corrections,
    List<PlainTable> tables) {

  /** Without failures that are told elsewhere. */
  RunFacts withFailures(List<Cell> fewer) {
    return new RunFacts(
        job,
        title,
        name,
        href,
        folder,
        plan,
        state,
        tone,
        unreadable,
        fewer,
        moreFailures,
        lines,
        findings,
        manifest,
        night,
        inventory,
        consent,
        requests,
        erasure,
        exports,
        corrections,
        tables);
  }

  /** What the manifest says about the run itself and its files. */
  record Manifested(
      String started,
      String finished,
      String took,
      Cell version,
      Cell configuration,
      boolean pseudonymised,
      Shortlist.Listed<PublishedFile> files,
      List<Link> links,
      List<Remark> omitted,
      List<Remark> amended) {}

  /** A file of the publication. */
  record PublishedFile(Cell path, String href, long rows, String bytes, Cell sha256) {}

  /** Where a file is, or a folder of them. */
  record Link(Cell name, String href) {}

  /** What is said about a file. */
  record Remark(Cell path, Cell reason) {}
}
