package dev.steward.batch;

import dev.steward.catalog.Sources;
import dev.steward.consent.AsOf;
import dev.steward.core.PseudonymKey;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.Inputs;
import dev.steward.eligibility.PartFiles;
import dev.steward.eligibility.PersonRegister;
import dev.steward.eligibility.ReportedKeys;
import dev.steward.files.FileStore;
import dev.steward.report.ManifestHeader;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportFile;
import dev.steward.shuffle.KeyRanges;
import dev.steward.shuffle.Part;
import dev.steward.shuffle.Parts;
import dev.steward.store.PartStore;
import dev.steward.store.Run;
import dev.steward.store.WorkPlan.TableResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the phases of one run of {@code consent-eligibility} share. Safe for several threads. */
final class EligibilityRun {
  static final String RANGES = "ranges";
  static final String SCATTER = "scatter";
  static final String GUARDIANS = "guardians";
  static final String DECIDE = "decide";
  static final String LEADS = "leads";

  private final Run run;
  private final EligibilitySettings settings;
  private final Workspace workspace;
  private final AsOf asOf;
  private final Inputs inputs;
  private final FileStore files;
  private final String root;
  private final Map<String, Parts> parts = new HashMap<>();
  private volatile Optional<KeyRanges> ranges = Optional.empty();

  EligibilityRun(
      Run run,
      EligibilitySettings settings,
      Workspace workspace,
      Sources sources,
      PersonRegister register,
      String reports,
      PseudonymKey key)
      throws IOException {
    this.run = run;
    this.settings = settings;
    this.workspace = workspace;
    this.asOf = settings.policy().asOf(run.asOf());
    this.files = FileStore.of(reports, Map.of());
    this.root = files.resolve(reports);
    Optional<PublishedReport> previous = previous();
    ReportedKeys keys =
        ReportedKeys.of(
            key,
            settings.contacts(),
            settings.pseudonymised(),
            previous.filter(it -> it.manifest().header().pseudonymised()).isPresent());
    this.inputs =
        new Inputs(
            settings,
            asOf,
            sources,
            previous.map(it -> it.folder() + "/eligibility.parquet"),
            keys,
            register);
  }

  /** The previous publication that decided anything. */
  private Optional<PublishedReport> previous() throws IOException {
    Optional<PublishedReport> report =
        PublishedReport.latestBefore(files, root, run.jobName(), run.asOf());
    while (report.isPresent() && decidedNothing(report.get())) {
      report =
          PublishedReport.latestBefore(
              files, root, run.jobName(), report.get().manifest().header().asOf());
    }
    return report;
  }

  private static boolean decidedNothing(PublishedReport report) {
    return report.manifest().header().status() == ManifestHeader.Status.INCOMPLETE
        && report.manifest().files().stream()
            .filter(file -> file.path().startsWith("summary."))
            .mapToLong(ReportFile::rows)
            .allMatch(rows -> rows == 0);
  }

  Run run() {
    return run;
  }

  AsOf asOf() {
    return asOf;
  }

  Inputs inputs() {
    return inputs;
  }

  FileStore files() {
    return files;
  }

  /** The folder of all jobs' reports. */
  String root() {
    return root;
  }

  PartStore store(String step) {
    return workspace.parts(run.jobInstanceId(), step);
  }

  List<TableResult> results(String step) {
    return workspace.plan(run.jobInstanceId(), step).results();
  }

  /** The ranges of keys; empty where they could not be cut. */
  Optional<KeyRanges> ranges() throws IOException {
    if (ranges.isEmpty() && isDone(RANGES)) {
      ranges = Optional.of(KeyRanges.fromBytes(store(RANGES).read(1)));
    }
    return ranges;
  }

  KeyRanges knownRanges() throws IOException {
    return ranges().orElseThrow(() -> new IllegalStateException("No ranges are cut"));
  }

  /** Whether all of a step's units are done. */
  boolean isDone(String step) {
    List<TableResult> results = results(step);
    return !results.isEmpty() && results.stream().allMatch(EligibilityRun::isDone);
  }

  static boolean isDone(TableResult result) {
    return result.table().isPlanned() && result.failures().isEmpty();
  }

  /** Names of the inputs that were read whole. */
  Set<String> read() {
    Set<String> read = new TreeSet<>();
    for (TableResult result : results(SCATTER)) {
      if (isDone(result)) {
        read.add(result.table().table().table());
      }
    }
    return read;
  }

  /** What scattering left of the inputs that were read whole, in the order of their rows. */
  Parts scattered() throws IOException {
    return parts(SCATTER);
  }

  /** What a step left; to be asked once its units are done. */
  synchronized Parts parts(String step) throws IOException {
    Parts known = parts.get(step);
    if (known == null) {
      known = open(step);
      parts.put(step, known);
    }
    return known;
  }

  private Parts open(String step) throws IOException {
    PartStore store = store(step);
    List<Part> opened = new ArrayList<>();
    for (TableResult result : results(step)) {
      if (isDone(result)) {
        for (int seq : result.done()) {
          opened.add(store.open(seq));
        }
      }
    }
    return new Parts(opened);
  }

  /** Whether anything is joined before it is decided: guardians, or people known by pseudonym. */
  boolean joins() {
    return settings.columns().guardian().isPresent() || inputs.keys().translatesPrevious();
  }

  /** What scattering left, with the decisions of the previous run by the keys of this one. */
  Parts named() throws IOException {
    if (!inputs.keys().translatesPrevious()) {
      return scattered();
    }
    List<Part> all = new ArrayList<>(scattered().parts());
    all.addAll(parts(GUARDIANS).parts());
    return new Parts(all);
  }

  /** Where units write parts of reports: hidden, beside the reports. */
  PartFiles reportParts() {
    return new PartFiles(files, partsFolder(root, run));
  }

  /** Where they are below the folder of all reports. */
  static String partsFolder(String root, Run run) {
    return "%s/%s/.parts-%s-%d".formatted(root, run.jobName(), run.label(), run.jobInstanceId());
  }

  /** Removes the parts of reports. */
  void clear() throws IOException {
    files.delete(partsFolder(root, run));
  }

  EligibilitySettings settings() {
    return settings;
  }
}
