package dev.steward.page;

import dev.steward.page.plot.BarPlot;
import dev.steward.page.plot.Bars;
import dev.steward.page.plot.Tone;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the reports of {@code pii-inventory}. */
final class InventoryReading {
  private static final int MOST_BARS = 14;
  // a vocabulary has a hundred; a report that is none may have any number
  private static final int MOST_NAMES = 1_000;
  private static final List<Bars.Piece> SOURCES =
      List.of(new Bars.Piece("declared", Tone.FIRST), new Bars.Piece("not declared", Tone.WARN));
  private static final List<Bars.Piece> CATEGORIES =
      List.of(
          new Bars.Piece("ordinary", Tone.FIRST), new Bars.Piece("special (Art. 9)", Tone.ALARM));

  private final RunReports reports;
  private final Map<String, long[]> sources = new HashMap<>();
  private final Map<String, long[]> categories = new HashMap<>();
  private final Shortlist<InventoryFacts.Finding> undeclared;
  private final Shortlist<InventoryFacts.Finding> specials;
  private final Shortlist<InventoryFacts.Step> steps;
  private final Map<String, Long> changes = new HashMap<>();
  private long tables;
  private long unread;
  private long columns;
  private long personal;
  private long gaps;

  private InventoryReading(RunReports reports) {
    this.reports = reports;
    this.undeclared = Shortlist.inOrder(reports.most());
    this.specials = Shortlist.inOrder(reports.most());
    this.steps = Shortlist.inOrder(reports.most());
  }

  static InventoryFacts of(RunReports reports) {
    InventoryReading reading = new InventoryReading(reports);
    reports.each("tables", reading::table);
    reports.each("inventory", reading::column);
    reports.each("changes", reading::change);
    return reading.facts();
  }

  private void table(NamedRow row) {
    tables++;
    if (row.raw("status").startsWith("fail")) {
      unread++;
    }
  }

  private void column(NamedRow row) {
    columns++;
    if (!row.isTrue("is_personal")) {
      return;
    }
    personal++;
    boolean special = row.isTrue("special_category");
    boolean declared = !isUndeclared(row);
    count(sources, Shown.text(row.raw("source")), declared ? 0 : 1);
    count(categories, Words.of("category", row.raw("category")), special ? 1 : 0);
    if (special) {
      specials.add(finding(row));
    }
    if (!declared) {
      undeclared.add(finding(row));
    }
    if (row.has("covered_by_erasure") && !row.isTrue("covered_by_erasure")) {
      gaps++;
    }
  }

  static boolean isUndeclared(NamedRow row) {
    String status = row.raw("status");
    return status.equals("undeclared") || status.equals("mismatch");
  }

  private static void count(Map<String, long[]> counts, String name, int piece) {
    String key = counts.size() < MOST_NAMES || counts.containsKey(name) ? name : "…";
    counts.computeIfAbsent(key, it -> new long[2])[piece]++;
  }

  private static InventoryFacts.Finding finding(NamedRow row) {
    return new InventoryFacts.Finding(
        row.place(),
        Words.of("category", row.raw("category")),
        Words.of("category", row.raw("declared_category")),
        Words.of("finding-status", row.raw("status")),
        row.cell("evidence"),
        row.date("first_seen").map(Shown::date).orElse(""));
  }

  private void change(NamedRow row) {
    String change = row.raw("change");
    String kind =
        switch (change) {
          case "added" -> "new";
          case "removed" -> "gone";
          default -> "changed";
        };
    changes.merge(kind, 1L, Long::sum);
    steps.add(new InventoryFacts.Step(row.place(), kind, row.cell("before"), row.cell("after")));
  }

  private InventoryFacts facts() {
    return new InventoryFacts(
        tables,
        unread,
        columns,
        personal,
        specials.listed().total(),
        gaps,
        undeclared.listed(),
        specials.listed(),
        new InventoryFacts.Drift(
            changes.getOrDefault("new", 0L),
            changes.getOrDefault("gone", 0L),
            changes.getOrDefault("changed", 0L),
            steps.listed()),
        figure("Columns with personal data, by source", sources, SOURCES),
        figure("Columns with personal data, by category", categories, CATEGORIES),
        reports.notes());
  }

  private static Figure figure(String title, Map<String, long[]> counts, List<Bars.Piece> pieces) {
    List<Bars.Bar> bars =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, long[]> it) -> -(it.getValue()[0] + it.getValue()[1]))
                    .thenComparing(Map.Entry::getKey))
            .map(it -> new Bars.Bar(it.getKey(), List.of(it.getValue()[0], it.getValue()[1])))
            .toList();
    Bars shown = new Bars(pieces, bars).first(MOST_BARS);
    String told = bars.size() > MOST_BARS ? title + " (the first %d)".formatted(MOST_BARS) : title;
    return Figure.of(told, BarPlot.lying(told, shown), BarPlot.seen(shown));
  }
}
