package dev.steward.page;

import dev.steward.page.plot.BarPlot;
import dev.steward.page.plot.Bars;
import dev.steward.page.plot.Tone;
import dev.steward.page.plot.Trend;
import dev.steward.page.plot.TrendPlot;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How things went over the last runs: one run a day, the day's last. */
final class Trends {
  private static final int MOST_DAYS = 30;
  private static final List<Tone> LINES =
      List.of(
          Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH, Tone.FIFTH, Tone.SIXTH, Tone.SEVENTH);

  private final RunFolders folders;
  private final List<RunFolder> runs;

  Trends(RunFolders folders, List<RunFolder> runs) {
    this.folders = folders;
    this.runs = runs;
  }

  private record Night(LocalDate asOf, RunReports reports) {}

  /** Those that can be opened, the earliest first. */
  private List<Night> nights(String job) {
    TreeMap<LocalDate, RunFolder> days = new TreeMap<>();
    runs.stream()
        .filter(run -> run.job().equals(job) && !run.plan())
        .sorted(RunFolder.BY_TIME)
        .forEach(run -> days.put(run.asOf(), run));
    while (days.size() > MOST_DAYS) {
      days.pollFirstEntry();
    }
    List<Night> nights = new ArrayList<>();
    for (RunFolder run : days.values()) {
      open(run).ifPresent(reports -> nights.add(new Night(run.asOf(), reports)));
    }
    return nights;
  }

  private Optional<RunReports> open(RunFolder run) {
    try {
      return Optional.of(new RunReports(folders.open(run), 0));
    } catch (IOException | RuntimeException e) {
      // the list of runs says why
      return Optional.empty();
    }
  }

  IndexFacts.InventoryTrend inventory() {
    List<Bars.Bar> undeclared = new ArrayList<>();
    List<Bars.Bar> drift = new ArrayList<>();
    for (Night night : nights("pii-inventory")) {
      String day = Shown.day(night.asOf());
      long[] open = new long[2];
      night
          .reports()
          .each(
              "inventory",
              row -> {
                if (InventoryReading.isUndeclared(row)) {
                  open[row.raw("status").equals("undeclared") ? 0 : 1]++;
                }
              });
      long[] changes = new long[3];
      night.reports().each("changes", row -> changes[change(row.raw("change"))]++);
      undeclared.add(new Bars.Bar(day, List.of(open[0], open[1])));
      drift.add(new Bars.Bar(day, List.of(changes[0], changes[1], changes[2])));
    }
    return new IndexFacts.InventoryTrend(
        figure(
            "Findings over the last runs",
            undeclared,
            new Bars.Piece("not declared", Tone.WARN),
            new Bars.Piece("declared as something else", Tone.THIRD)),
        figure(
            "Drift: columns new, changed and gone",
            drift,
            new Bars.Piece("new", Tone.FIRST),
            new Bars.Piece("changed", Tone.SECOND),
            new Bars.Piece("gone", Tone.SOFT)));
  }

  private static int change(String word) {
    return switch (word) {
      case "added" -> 0;
      case "removed" -> 2;
      default -> 1;
    };
  }

  private static Figure figure(String title, List<Bars.Bar> bars, Bars.Piece... pieces) {
    Bars all = new Bars(List.of(pieces), bars);
    return bars.size() < 2
        ? Figure.none()
        : Figure.of(title, BarPlot.standing(title, all), BarPlot.seen(all));
  }

  /** Shares of the activities that have the most members today. */
  Figure consent() {
    List<Night> nights = nights("consent-eligibility");
    List<String> days = nights.stream().map(night -> Shown.day(night.asOf())).toList();
    List<Map<String, Double>> shares = new ArrayList<>();
    Map<String, Long> members = new LinkedHashMap<>();
    for (Night night : nights) {
      Map<String, Double> its = new LinkedHashMap<>();
      members.clear();
      night
          .reports()
          .each(
              "summary",
              row -> {
                if (its.size() < 1_000) {
                  its.put(row.raw("activity"), ConsentReading.share(row));
                  members.put(row.raw("activity"), row.number("members"));
                }
              });
      shares.add(its);
    }
    List<String> largest =
        members.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(LINES.size())
            .map(Map.Entry::getKey)
            .toList();
    List<Trend.Line> lines = new ArrayList<>();
    for (String activity : largest) {
      List<@Nullable Double> values = new ArrayList<>();
      shares.forEach(its -> values.add(its.get(activity)));
      lines.add(
          new Trend.Line(
              Shown.text(Shown.cut(activity, 40)),
              LINES.get(lines.size()),
              Collections.unmodifiableList(values)));
    }
    String title = "Members who may be processed, over the last runs";
    return Figure.of(
        title,
        TrendPlot.shares(title, new Trend(days, lines)),
        lines.stream().map(line -> new Bars.Piece(line.name(), line.tone())).toList());
  }
}
