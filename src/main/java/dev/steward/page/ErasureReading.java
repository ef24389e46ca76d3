package dev.steward.page;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Reads the reports of {@code subject-erasure}, whose rows stand together request by request. */
final class ErasureReading {
  private final RunReports reports;
  private final Shortlist<ErasureFacts.Request> requests;
  private final Shortlist<ErasureFacts.Residue> residue;
  private final Shortlist<ErasureFacts.Blocker> blockers;
  private @Nullable CertifiedRequest current;
  private long clear;
  private long people;
  private long deleted;
  private long anonymised;
  private long retained;

  private ErasureReading(RunReports reports) {
    this.reports = reports;
    this.requests =
        Shortlist.by(Comparator.comparingInt(ErasureFacts.Request::gravity), reports.most());
    this.residue = Shortlist.inOrder(reports.most());
    this.blockers = Shortlist.inOrder(reports.most());
  }

  static ErasureFacts of(RunReports reports) {
    ErasureReading reading = new ErasureReading(reports);
    boolean certified = reports.has("certificate");
    if (certified) {
      reports.each("certificate", reading::certificate);
      reading.settle();
      if (reports.has("residue")) {
        reports.each("residue", reading::residue);
      }
    }
    if (reports.has("plan")) {
      reports.each("plan", reading::plan);
    }
    return reading.facts(certified);
  }

  private void certificate(NamedRow row) {
    CertifiedRequest open = current;
    if (open == null || !open.key.equals(row.raw("request_id"))) {
      settle();
      open = new CertifiedRequest(row);
      current = open;
    }
    open.add(row);
  }

  private void settle() {
    CertifiedRequest done = current;
    if (done == null) {
      return;
    }
    requests.add(done.facts());
    deleted += done.deleted;
    anonymised += done.anonymised;
    retained += done.retained;
    people += done.isPerson() ? 1 : 0;
    clear += done.isClear() ? 1 : 0;
    current = null;
  }

  private void residue(NamedRow row) {
    residue.add(
        new ErasureFacts.Residue(
            row.cell("request_id"),
            row.place(),
            Words.of("category", row.raw("category")),
            row.number("hits")));
  }

  private void plan(NamedRow row) {
    if (row.has("blocker")) {
      String blocker = row.raw("blocker");
      // of a request that means nobody, or several people, it is one word
      Cell reason = row.has("table") ? row.cell("blocker") : Cell.of(Words.of("state", blocker));
      blockers.add(new ErasureFacts.Blocker(row.cell("request_id"), row.place(), reason));
    }
  }

  private ErasureFacts facts(boolean certified) {
    return new ErasureFacts(
        certified,
        reports.has("plan") ? reports.rows("plan") : 0,
        clear,
        people,
        deleted,
        anonymised,
        retained,
        requests.listed(),
        residue.listed(),
        blockers.listed(),
        reports.notes());
  }
}
