package dev.steward.page;

import dev.steward.page.plot.BarPlot;
import dev.steward.page.plot.Bars;
import dev.steward.page.plot.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the summaries of {@code consent-eligibility}; never the decisions themselves, for there may
 * be millions, about people.
 */
final class ConsentReading {
  private static final int MOST = 200;
  private static final int MOST_BARS = 20;
  private static final List<String> GROUPS =
      List.of("eligible", "little", "withdrawn", "barred", "child", "refused", "unclear", "other");

  private final RunReports reports;
  private final Map<String, Map<String, Long>> reasons = new LinkedHashMap<>();
  private final Shortlist<ConsentFacts.Activity> activities;
  private long members;
  private long eligible;

  private ConsentReading(RunReports reports) {
    this.reports = reports;
    this.activities = Shortlist.inOrder(reports.most());
  }

  static ConsentFacts of(RunReports reports) {
    ConsentReading reading = new ConsentReading(reports);
    reports.each("reasons", reading::reason);
    reports.each("summary", reading::activity);
    return reading.facts();
  }

  private void reason(NamedRow row) {
    String activity = row.raw("activity");
    if (reasons.size() < MOST || reasons.containsKey(activity)) {
      reasons
          .computeIfAbsent(activity, it -> new LinkedHashMap<>())
          .merge(row.raw("reason"), row.number("contacts"), Long::sum);
    }
  }

  private void activity(NamedRow row) {
    members += row.number("members");
    eligible += row.number("eligible");
    List<ConsentFacts.Ground> grounds = new ArrayList<>();
    reasons
        .getOrDefault(row.raw("activity"), Map.of())
        .forEach(
            (reason, contacts) -> {
              if (!reason.equals("eligible")) {
                grounds.add(new ConsentFacts.Ground(Words.of("reason", reason), contacts));
              }
            });
    activities.add(
        new ConsentFacts.Activity(
            row.cell("activity"),
            Words.of("kind", row.raw("kind")),
            row.cell("segment"),
            Words.of("level", row.raw("required_level")),
            row.number("members"),
            row.number("eligible"),
            Shown.percent(share(row)),
            row.number("newly_eligible"),
            row.number("newly_ineligible"),
            row.number("left"),
            grounds));
  }

  /** Of an activity's members those who may be processed for it. */
  static double share(NamedRow row) {
    long all = row.number("members");
    return all <= 0 ? 0 : (double) row.number("eligible") / all;
  }

  private ConsentFacts facts() {
    return new ConsentFacts(
        members,
        eligible,
        activities.listed(),
        reports.has("reconsent") ? reports.rows("reconsent") : 0,
        reports.has("conflicts") ? reports.rows("conflicts") : 0,
        figure(),
        reports.notes());
  }

  private Figure figure() {
    List<Bars.Piece> pieces =
        GROUPS.stream()
            .map(it -> new Bars.Piece(Words.of("group", it), tone(Words.group("group", it))))
            .toList();
    List<Bars.Bar> bars = new ArrayList<>();
    reasons.forEach((activity, counts) -> bars.add(bar(activity, counts)));
    Bars shown = new Bars(pieces, bars).first(MOST_BARS);
    String title = "Members of each activity: who may be processed, and why others may not";
    return Figure.of(title, BarPlot.shares(title, shown), BarPlot.seen(shown));
  }

  private static Bars.Bar bar(String activity, Map<String, Long> counts) {
    long[] lengths = new long[GROUPS.size()];
    counts.forEach(
        (reason, contacts) -> {
          int group = GROUPS.indexOf(Words.group("reason", reason));
          lengths[group < 0 ? GROUPS.size() - 1 : group] += Math.max(0, contacts);
        });
    return new Bars.Bar(Shown.text(activity), java.util.Arrays.stream(lengths).boxed().toList());
  }

  private static Tone tone(String name) {
    return Tone.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
