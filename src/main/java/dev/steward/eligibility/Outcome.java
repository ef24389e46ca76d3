package dev.steward.eligibility;

import dev.steward.consent.Activity;
import dev.steward.consent.Reason;
import dev.steward.report.PartFile;
import dev.steward.shuffle.KeyBounds;
import dev.steward.shuffle.Parts;
import dev.steward.shuffle.Payload;
import dev.steward.shuffle.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that the units of a run decided, together. */
public final class Outcome {
  private final List<Activity> activities;
  private final Map<String, OfActivity> decided = new TreeMap<>();
  private final List<PartFile> conflicts = new ArrayList<>();
  private long conflicting;

  private record OfActivity(
      ActivityCounts counts, List<PartFile> eligibility, List<PartFile> reconsent) {
    OfActivity() {
      this(new ActivityCounts(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private Outcome(List<Activity> activities) {
    this.activities = activities;
    activities.forEach(activity -> decided.put(activity.id(), new OfActivity()));
  }

  /**
   * Reads what units left.
   *
   * @param activities that were decided, in the order of reports
   * @param decided what deciding about contacts left, and then about leads, in the order of keys
   */
  public static Outcome of(List<Activity> activities, Parts decided) throws IOException {
    Outcome outcome = new Outcome(activities);
    Records results = decided.records(Streams.RESULTS, 0, 1, KeyBounds.ALL);
    for (int i = 0; i < results.size(); i++) {
      outcome.add(
          UnitResult.fromBytes(
              Arrays.copyOfRange(results.data(), results.payload(i), results.end(i))));
    }
    return outcome;
  }

  private void add(UnitResult result) {
    for (UnitResult.OfActivity each : result.activities()) {
      OfActivity of = decided.get(each.activity());
      if (of != null) {
        of.counts().add(each.counts());
        each.eligibility().ifPresent(of.eligibility()::add);
        each.reconsent().ifPresent(of.reconsent()::add);
      }
    }
    result.conflicts().ifPresent(conflicts::add);
    conflicting += result.conflicting();
  }

  /** Parts of {@link Reports#ELIGIBILITY}, in its order. */
  public List<PartFile> eligibility() {
    return decided.values().stream().flatMap(of -> of.eligibility().stream()).toList();
  }

  /** Parts of {@link Reports#RECONSENT}, in its order. */
  public List<PartFile> reconsent() {
    return decided.values().stream().flatMap(of -> of.reconsent().stream()).toList();
  }

  /** Parts of {@link Reports#CONFLICTS}, in its order. */
  public List<PartFile> conflicts() {
    return List.copyOf(conflicts);
  }

  /** Rows of {@link Reports#SUMMARY}. */
  public List<List<@Nullable Object>> summary() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Activity activity : activities) {
      ActivityCounts of = of(activity);
      boolean account = activity.subject() == Activity.Subject.ACCOUNT;
      List<@Nullable Object> row = new ArrayList<>();
      row.add(activity.id());
      row.add(activity.kind().toString());
      row.add(activity.segment());
      row.add(account ? null : activity.minimum().name());
      row.add(of.members());
      row.add(of.of(Reason.ELIGIBLE));
      row.add(of.members() - of.of(Reason.ELIGIBLE));
      row.add(of.of(Change.NEWLY_ELIGIBLE));
      row.add(of.of(Change.NEWLY_INELIGIBLE));
      row.add(of.of(Change.LEFT));
      rows.add(row);
    }
    return rows;
  }

  /** Rows of {@link Reports#REASONS}: in the order of the rules. */
  public List<List<@Nullable Object>> reasons() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Activity activity : activities) {
      for (Reason reason : Reason.values()) {
        long contacts = of(activity).of(reason);
        if (contacts > 0) {
          rows.add(List.of(activity.id(), reason.toString(), contacts));
        }
      }
    }
    return rows;
  }

  private ActivityCounts of(Activity activity) {
    OfActivity of = decided.get(activity.id());
    return of == null ? new ActivityCounts() : of.counts();
  }

  /** What came out, in a line. */
  public String inWords() {
    long members = activities.stream().mapToLong(it -> of(it).members()).sum();
    long eligible = activities.stream().mapToLong(it -> of(it).of(Reason.ELIGIBLE)).sum();
    return "%d activities, %d decisions, %d of them eligible; %d conflicts"
        .formatted(activities.size(), members, eligible, conflicting);
  }

  /** A line of the ledger that is no event: its number among the rows, and why. */
  public record Reject(long row, String reason) {}

  /** Ids of the requests that concerned a contact. */
  public static Set<String> matchedRequests(Parts scattered) throws IOException {
    Set<String> ids = new TreeSet<>();
    Records records = scattered.records(Streams.MATCHES, 0, 1, KeyBounds.ALL);
    for (int i = 0; i < records.size(); i++) {
      int payload = records.payload(i);
      ids.add(
          new String(records.data(), payload, records.end(i) - payload, StandardCharsets.UTF_8));
    }
    return ids;
  }

  /** The rejected lines of a ledger's split, in order. */
  public static List<Reject> rejects(Parts ledger) throws IOException {
    List<Reject> rejects = new ArrayList<>();
    Records records = ledger.records(Streams.REJECTS, 0, 1, KeyBounds.ALL);
    byte[] data = records.data();
    for (int i = 0; i < records.size(); i++) {
      int payload = records.payload(i);
      int words = payload + Long.BYTES;
      rejects.add(
          new Reject(
              Payload.longAt(data, payload),
              new String(data, words, records.end(i) - words, StandardCharsets.UTF_8)));
    }
    return rejects;
  }
}
