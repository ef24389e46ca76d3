package dev.steward.request;

import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import dev.steward.report.ReportType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How requests stand against their deadlines on a day (Art. 12(3)): the report {@code requests},
 * with those that were received by then, in the order they were received.
 */
public final class RequestClock {
  public static final ReportSchema SCHEMA =
      ReportSchema.of(
          "requests",
          new ReportColumn("request_id", ReportType.TEXT),
          new ReportColumn("type", ReportType.TEXT),
          new ReportColumn("subject", ReportType.TEXT),
          new ReportColumn("received_on", ReportType.DATE),
          new ReportColumn("due_on", ReportType.DATE),
          new ReportColumn("days_left", ReportType.LONG),
          new ReportColumn("extended_on", ReportType.DATE),
          new ReportColumn("extension_reason", ReportType.TEXT),
          new ReportColumn("answered_on", ReportType.DATE),
          new ReportColumn("in_time", ReportType.BOOLEAN),
          new ReportColumn("status", ReportType.TEXT),
          new ReportColumn("reason", ReportType.TEXT));

  /** A request is due soon this many days before its deadline. */
  private static final int SOON = 7;

  private static final int MOST_NAMED = 20;

  private final List<RegisteredRequest> requests;
  private final Function<RegisteredRequest, String> subject;
  private final LocalDate asOf;

  /**
   * @param subject the pseudonym of the person whom a request is about
   */
  public RequestClock(
      List<RegisteredRequest> all, Function<RegisteredRequest, String> subject, LocalDate asOf) {
    this.requests =
        all.stream()
            .filter(it -> !it.request().receivedOn().isAfter(asOf))
            .sorted(
                Comparator.comparing((RegisteredRequest it) -> it.request().receivedOn())
                    .thenComparing(RegisteredRequest::id))
            .toList();
    this.subject = subject;
    this.asOf = asOf;
  }

  /** The values of the report's columns, a list a request. */
  public List<List<@Nullable Object>> rows() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    requests.forEach(request -> rows.add(row(request)));
    return rows;
  }

  private List<@Nullable Object> row(RegisteredRequest it) {
    return Arrays.asList(
        it.id(),
        it.request().type().word(),
        subject.apply(it),
        it.request().receivedOn(),
        it.deadline().dueOn(),
        it.state().isOpen() ? it.deadline().daysLeft(asOf) : null,
        it.extension().map(Extension::on).orElse(null),
        it.extension().map(Extension::reason).orElse(null),
        it.answeredOn().orElse(null),
        inTime(it),
        it.state().word(),
        it.reason());
  }

  /** Whether it was answered in time; unknown while it is open and may still be. */
  private @Nullable Boolean inTime(RegisteredRequest it) {
    return it.answeredOn().isPresent()
        ? Boolean.valueOf(it.deadline().isKeptBy(it.answeredOn().get()))
        : isOverdue(it) ? Boolean.FALSE : null;
  }

  /** How many there are in each state that occurs, by the states' words. */
  public Map<String, Long> counts() {
    return requests.stream()
        .collect(
            Collectors.groupingBy(it -> it.state().word(), TreeMap::new, Collectors.counting()));
  }

  /** Days to the earliest deadline of those that are open; negative when it has passed. */
  public OptionalLong leastDaysLeft() {
    return requests.stream()
        .filter(it -> it.state().isOpen())
        .mapToLong(it -> it.deadline().daysLeft(asOf))
        .min();
  }

  /** Open requests whose last day to answer has passed. */
  public List<RegisteredRequest> overdue() {
    return requests.stream().filter(this::isOverdue).toList();
  }

  /** Open requests whose last day to answer is within seven days. */
  public List<RegisteredRequest> dueSoon() {
    return requests.stream()
        .filter(it -> it.state().isOpen())
        .filter(it -> !isOverdue(it) && it.deadline().daysLeft(asOf) <= SOON)
        .toList();
  }

  private boolean isOverdue(RegisteredRequest it) {
    return it.state().isOpen() && it.deadline().daysLeft(asOf) < 0;
  }

  /** What of it needs a person, a line each. */
  public List<String> findings() {
    List<String> findings = new ArrayList<>();
    tell("overdue requests", overdue(), findings);
    tell("requests due within %d days".formatted(SOON), dueSoon(), findings);
    return findings;
  }

  private static void tell(String what, List<RegisteredRequest> them, List<String> findings) {
    if (!them.isEmpty()) {
      findings.add(
          "%s: %d (%s%s)"
              .formatted(
                  what,
                  them.size(),
                  them.stream()
                      .limit(MOST_NAMED)
                      .map(it -> it.id() + " due on " + it.deadline().dueOn())
                      .collect(Collectors.joining(", ")),
                  them.size() > MOST_NAMED ? ", …" : ""));
    }
  }
}
