package dev.steward.page;

import dev.steward.page.plot.BarPlot;
import dev.steward.page.plot.Bars;
import dev.steward.page.plot.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the report {@code requests}. */
final class RequestReading {
  private static final int MOST_TYPES = 12;
  private static final long SOON = 7;
  private static final List<Bars.Piece> CLOCK =
      List.of(
          new Bars.Piece("overdue", Tone.ALARM),
          new Bars.Piece("due within seven days", Tone.WARN),
          new Bars.Piece("open, due later", Tone.CALM),
          new Bars.Piece("answered in time", Tone.GOOD),
          new Bars.Piece("answered late", Tone.THIRD));

  private final RunReports reports;
  private final long[] counts = new long[CLOCK.size()];
  private final Map<String, long[]> types = new TreeMap<>();
  private final Shortlist<RequestFacts.Request> first;

  private RequestReading(RunReports reports) {
    this.reports = reports;
    this.first =
        Shortlist.by(
            Comparator.comparingInt(RequestFacts.Request::urgency)
                .thenComparingLong(RequestFacts.Request::daysLeft),
            reports.most());
  }

  static RequestFacts of(RunReports reports) {
    RequestReading reading = new RequestReading(reports);
    reports.each("requests", reading::request);
    return reading.facts();
  }

  private void request(NamedRow row) {
    int urgency = urgency(row);
    counts[urgency]++;
    String type = row.raw("type");
    String key = types.size() < MOST_TYPES || types.containsKey(type) ? type : "…";
    types.computeIfAbsent(key, it -> new long[CLOCK.size()])[urgency]++;
    String status = row.raw("status");
    first.add(
        new RequestFacts.Request(
            row.cell("request_id"),
            Words.of("type", type),
            row.cell("subject"),
            row.date("received_on").map(Shown::date).orElse(""),
            row.date("due_on").map(Shown::date).orElse(""),
            clock(row, urgency),
            Words.of("state", status),
            Words.group("state", status),
            row.has("reason") ? row.cell("reason") : row.cell("extension_reason"),
            urgency,
            row.number("days_left")));
  }

  /** The place in {@link #CLOCK}: smaller is more urgent. */
  private static int urgency(NamedRow row) {
    if (row.has("answered_on")) {
      return row.isTrue("in_time") ? 3 : 4;
    }
    if (!row.has("days_left")) {
      return 2;
    }
    long left = row.number("days_left");
    return left < 0 ? 0 : left <= SOON ? 1 : 2;
  }

  private static String clock(NamedRow row, int urgency) {
    String answered = row.date("answered_on").map(Shown::date).orElse("");
    if (urgency == 3) {
      return "answered in time, " + answered;
    }
    if (urgency == 4) {
      return "answered late, " + answered;
    }
    if (!row.has("days_left")) {
      return "open";
    }
    long left = row.number("days_left");
    if (left == 0) {
      return "due today";
    }
    String days = Math.abs(left) == 1 ? "1 day" : Shown.number(Math.abs(left)) + " days";
    return left < 0 ? "overdue by " + days : days + " left";
  }

  private RequestFacts facts() {
    List<Bars.Bar> bars = new ArrayList<>();
    types.forEach(
        (type, clock) ->
            bars.add(new Bars.Bar(Words.of("type", type), Arrays.stream(clock).boxed().toList())));
    String title = "Requests by right, and where their clock stands";
    Bars all = new Bars(CLOCK, bars);
    return new RequestFacts(
        Arrays.stream(counts).sum(),
        counts[0] + counts[1] + counts[2],
        counts[0],
        counts[1],
        counts[3],
        counts[4],
        first.listed(),
        Figure.of(title, BarPlot.lying(title, all), BarPlot.seen(all)),
        reports.notes());
  }
}
