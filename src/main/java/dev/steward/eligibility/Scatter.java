package dev.steward.eligibility;

import dev.steward.consent.Activity;
import dev.steward.consent.AsOf;
import dev.steward.core.Column;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which stream is whose, and what writes to it. Immutable. */
final class Scatter {
  private final EligibilitySettings settings;
  private final AsOf asOf;
  private final ReportedKeys keys;
  private final List<String> segments;
  private final List<String> activities;

  /** For the numbers of streams. */
  Scatter(EligibilitySettings settings, AsOf asOf) {
    this(settings, asOf, ReportedKeys.PLAIN);
  }

  Scatter(EligibilitySettings settings, AsOf asOf, ReportedKeys keys) {
    this.keys = keys;
    this.settings = settings;
    this.asOf = asOf;
    this.segments = List.copyOf(settings.segments().keySet());
    this.activities = settings.activities().stream().map(Activity::id).toList();
  }

  /** The activity's place in the order of reports. */
  int number(Activity activity) {
    return activities.indexOf(activity.id());
  }

  /** The number of an activity's segment; empty where all are members. */
  Optional<Integer> segment(Activity activity) {
    return settings.segments().get(activity.segment()) instanceof Members.All
        ? Optional.empty()
        : Optional.of(segments.indexOf(activity.segment()));
  }

  /** The numbers of the segments of activities, but for those in which all are. */
  Set<Integer> segments(Stream<Activity> activities) {
    return activities.flatMap(it -> segment(it).stream()).collect(Collectors.toSet());
  }

  int unnamedStream(Activity activity) {
    return Streams.unnamed(number(activity));
  }

  int previousStream(Activity activity) {
    return Streams.previous(number(activity));
  }

  RowScatter contacts(PartWriter out, List<Column> columns, PersonRegister register) {
    return new ContactScatter(
        out,
        settings.policy(),
        asOf,
        settings.columns(),
        columns,
        register.rows(columns),
        keys.ofSources());
  }

  RowScatter ledger(PartWriter out, List<Column> columns) {
    return new LedgerScatter(out, settings.policy(), columns, keys.ofSources());
  }

  RowScatter leads(PartWriter out, List<Column> columns) {
    return new LeadScatter(out, settings.leads().orElseThrow(), columns, keys.ofSources());
  }

  RowScatter previous(PartWriter out, List<Column> columns) {
    Map<String, Integer> streams =
        settings.activities().stream()
            .collect(
                Collectors.toMap(
                    Activity::id,
                    keys.translatesPrevious() ? this::unnamedStream : this::previousStream));
    return new PreviousScatter(out, columns, streams, keys.ofPrevious());
  }

  /**
   * Members in rows.
   *
   * @param key the column of members
   * @param ofTable the segments, each with how it is named there; they share a table
   */
  RowScatter members(
      PartWriter out, List<Column> columns, String key, Map<String, Members> ofTable) {
    BatchColumns batch = new BatchColumns(columns);
    Map<String, List<Payload>> numbers = new HashMap<>();
    int names = -1;
    for (Map.Entry<String, Members> segment : ofTable.entrySet()) {
      String named = "";
      if (segment.getValue() instanceof Members.OfTable table) {
        names = batch.position(table.segmentColumn());
        named = table.segment();
      }
      numbers
          .computeIfAbsent(named, name -> new ArrayList<>())
          .add(MemberRecord.of(segments.indexOf(segment.getKey())));
    }
    return new MemberScatter(out, batch.position(key), names, numbers, keys.ofSources());
  }
}
