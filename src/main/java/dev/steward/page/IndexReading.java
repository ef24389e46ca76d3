package dev.steward.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads of each job the latest run, and over the last ones what a trend needs. */
final class IndexReading {
  private static final String NIGHT = "nightly";
  private static final int MOST_RUNS = 60;
  private static final int MOST_ROWS = 12;

  private final RunFolders folders;
  private final List<RunFolder> runs;

  private IndexReading(RunFolders folders, List<List<RunFolder>> byJob) {
    this.folders = folders;
    this.runs = byJob.stream().flatMap(List::stream).toList();
  }

  /**
   * @param byJob the runs of each job, the earliest first
   */
  static IndexFacts of(RunFolders folders, List<List<RunFolder>> byJob) {
    return new IndexReading(folders, byJob).facts(byJob);
  }

  private IndexFacts facts(List<List<RunFolder>> byJob) {
    List<RunFacts> jobs = new ArrayList<>();
    for (List<RunFolder> its : byJob) {
      its.stream()
          .filter(run -> !run.plan())
          .reduce((earlier, later) -> later)
          .ifPresent(run -> jobs.add(RunReading.of(folders, run, MOST_ROWS)));
    }
    jobs.replaceAll(run -> run.job().equals(NIGHT) ? withoutThoseOfParts(run, jobs) : run);
    List<IndexFacts.Need> needs = needs(jobs);
    Trends trends = new Trends(folders, runs);
    return new IndexFacts(
        runs.stream()
            .max(Comparator.comparing(RunFolder::asOf))
            .map(run -> Shown.date(run.asOf()))
            .orElse(""),
        headline(needs.stream().mapToLong(IndexFacts.Need::count).sum()),
        completeness(jobs),
        needs,
        jobs,
        trends.inventory(),
        trends.consent(),
        past());
  }

  /** The night's failures but for those that the run itself tells of. */
  private static RunFacts withoutThoseOfParts(RunFacts night, List<RunFacts> jobs) {
    Set<String> told =
        jobs.stream()
            .filter(run -> !run.job().equals(NIGHT))
            .flatMap(run -> run.failures().stream().map(it -> run.job() + ": " + it.text()))
            .collect(Collectors.toSet());
    return night.withFailures(
        night.failures().stream().filter(line -> !told.contains(line.text())).toList());
  }

  private static String headline(long needs) {
    return needs == 0
        ? "Nothing needs you."
        : needs == 1 ? "1 finding needs you." : Shown.number(needs) + " findings need you.";
  }

  private static String completeness(List<RunFacts> jobs) {
    List<String> missing =
        jobs.stream().filter(run -> !run.state().equals("complete")).map(RunFacts::title).toList();
    return missing.isEmpty()
        ? "The latest run of each part is complete."
        : "Not complete: " + String.join(", ", missing) + ".";
  }

  /** What several runs found is told once, by the part of the night that found it. */
  private static List<IndexFacts.Need> needs(List<RunFacts> jobs) {
    List<RunFacts> partsFirst = new ArrayList<>(jobs);
    partsFirst.sort(Comparator.comparing(run -> run.job().equals(NIGHT)));
    Set<String> told = new HashSet<>();
    List<IndexFacts.Need> needs = new ArrayList<>();
    for (RunFacts run : partsFirst) {
      List<String> lines = new ArrayList<>();
      for (String line : run.lines()) {
        if (told.add(withoutJob(line))) {
          lines.add(line);
        }
      }
      if (!lines.isEmpty()) {
        needs.add(
            new IndexFacts.Need(
                run, Finding.grouped(lines), lines.size(), Shown.number(lines.size())));
      }
    }
    return needs;
  }

  private static String withoutJob(String line) {
    Optional<String> job =
        ReportPages.JOBS.stream().filter(name -> line.startsWith(name + ": ")).findFirst();
    return job.map(name -> line.substring(name.length() + 2)).orElse(line);
  }

  private Shortlist.Listed<IndexFacts.PastRun> past() {
    Shortlist<RunFolder> last = Shortlist.by(RunFolder.BY_TIME.reversed(), MOST_RUNS);
    runs.forEach(last::add);
    Shortlist.Listed<RunFolder> listed = last.listed();
    return new Shortlist.Listed<>(
        listed.items().stream().map(run -> PastRuns.of(folders, run)).toList(),
        listed.total(),
        listed.more());
  }
}
