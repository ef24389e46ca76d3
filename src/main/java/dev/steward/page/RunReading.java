package dev.steward.page;

import dev.steward.report.Manifest;
import dev.steward.report.ManifestHeader;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a run: its manifest, and what its reports add up to. */
final class RunReading {
  private static final int MOST_FILES = 60;
  private static final int MOST_LINES = 60;
  private static final int MOST_LINKS = 20;

  private final RunFolder run;
  private final Manifest manifest;
  private final RunReports reports;

  private RunReading(RunFolder run, PublishedReport published, int most) {
    this.run = run;
    this.manifest = published.manifest();
    this.reports = new RunReports(published, most);
  }

  /**
   * A run whose manifest cannot be read says so instead.
   *
   * @param most how many rows are listed of each kind
   */
  static RunFacts of(RunFolders folders, RunFolder run, int most) {
    PublishedReport published;
    try {
      published = folders.open(run);
    } catch (IOException e) {
      return unreadable(run, folders.reason(e));
    } catch (RuntimeException e) {
      return unreadable(run, "the manifest is malformed");
    }
    return new RunReading(run, published, most).facts();
  }

  private static RunFacts unreadable(RunFolder run, String reason) {
    return new RunFacts(
        run.job(),
        Words.of("job", run.job()),
        run.name(),
        run.page(),
        run.label(),
        run.plan(),
        "unreadable",
        "alarm",
        Cell.of(reason),
        List.of(),
        0,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  private RunFacts facts() {
    ManifestHeader header = manifest.header();
    String state = header.status().toString();
    boolean erasure = run.job().equals("subject-erasure");
    return new RunFacts(
        run.job(),
        Words.of("job", run.job()),
        run.name(),
        run.page(),
        run.label(),
        run.plan(),
        state,
        Words.group("state", state),
        Cell.empty(),
        header.failures().stream().limit(MOST_LINES).map(Cell::of).toList(),
        Math.max(0, header.failures().size() - MOST_LINES),
        header.findings(),
        Finding.grouped(header.findings()),
        manifested(header),
        isNight() && reports.has("summary") ? NightFacts.of(reports) : null,
        reports.has("inventory") ? InventoryReading.of(reports) : null,
        reports.has("summary") && reports.has("reasons") ? ConsentReading.of(reports) : null,
        reports.has("requests") ? RequestReading.of(reports) : null,
        erasure ? ErasureReading.of(reports) : null,
        reports.has("exports") ? AnswerReading.exports(reports) : null,
        reports.has("corrections") ? AnswerReading.corrections(reports) : null,
        tables());
  }

  private boolean isNight() {
    return run.job().equals("nightly");
  }

  private List<PlainTable> tables() {
    List<PlainTable> tables = new ArrayList<>();
    if (isNight()) {
      if (reports.has("record-of-processing")) {
        tables.add(PlainTable.of(reports, manifest.files(), "record-of-processing", false));
      }
      if (reports.has("audit")) {
        tables.add(PlainTable.of(reports, manifest.files(), "audit", true));
      }
    }
    return tables;
  }

  private RunFacts.Manifested manifested(ManifestHeader header) {
    Shortlist<RunFacts.PublishedFile> files = Shortlist.inOrder(MOST_FILES);
    manifest
        .files()
        .forEach(
            file ->
                files.add(
                    new RunFacts.PublishedFile(
                        Cell.of(file.path()),
                        href(run.label(), file.path()),
                        file.rows(),
                        Shown.bytes(file.bytes()),
                        Cell.of(file.sha256()))));
    return new RunFacts.Manifested(
        Shown.moment(header.started()),
        Shown.moment(header.finished()),
        Shown.duration(header.started(), header.finished()),
        Cell.of(header.version()),
        Cell.of(header.configurationSha256()),
        header.pseudonymised(),
        files.listed(),
        links(),
        manifest.omitted().stream()
            .limit(MOST_LINES)
            .map(it -> new RunFacts.Remark(Cell.of(it.path()), Cell.of(it.reason())))
            .toList(),
        manifest.amended().stream()
            .limit(MOST_LINES)
            .map(
                it ->
                    new RunFacts.Remark(
                        Cell.of(it.path()), Cell.of(Shown.date(it.on()) + ": " + it.reason())))
            .toList());
  }

  /** Files by name; those in a folder of their own, such as a long report's parts, as one. */
  private List<RunFacts.Link> links() {
    Map<String, RunFacts.Link> links = new LinkedHashMap<>();
    for (ReportFile file : manifest.files()) {
      int slash = file.path().indexOf('/');
      String name = slash < 0 ? file.path() : file.path().substring(0, slash + 1);
      if (links.size() < MOST_LINKS || links.containsKey(name)) {
        links.put(name, new RunFacts.Link(Cell.of(name), href(run.label(), name)));
      }
    }
    return List.copyOf(links.values());
  }

  /** A file as seen from the page beside its folder; nothing in its name leads elsewhere. */
  static String href(String label, String path) {
    return label
        + "/"
        + Arrays.stream(path.split("/", -1))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
  }
}
