package dev.steward.eligibility;

import dev.steward.consent.Activity;
import dev.steward.consent.ConsentPolicy;
import dev.steward.core.TableRef;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is decided, and on what.
 *
 * @param segments members by name of the segment
 * @param activities ordered by id, as they are reported
 * @param purposes of activities, by id, as they are configured
 * @param pseudonymised whether people stand in reports by pseudonym instead of key
 * @param writeBack where decisions are written beside the reports
 * @param csvRows an eligibility of more rows is published without CSV
 * @param unitBytes how many bytes of records a unit loads at a time
 */
public record EligibilitySettings(
    ConsentPolicy policy,
    TableRef contacts,
    ContactColumns columns,
    Optional<LeadTable> leads,
    Optional<LedgerPlace> ledger,
    Map<String, Members> segments,
    List<Activity> activities,
    Map<String, String> purposes,
    boolean pseudonymised,
    Optional<WriteBack> writeBack,
    long csvRows,
    long unitBytes) {
  /** How many rows an eligibility may have to be published as CSV too. */
  public static final long CSV_ROWS = 1_000_000;

  /** About a hundred MiB with all that is made of it. */
  public static final long UNIT_BYTES = 40L << 20;

  public EligibilitySettings {
    segments = new TreeMap<>(segments);
    purposes = Map.copyOf(purposes);
    activities = activities.stream().sorted(Comparator.comparing(Activity::id)).toList();
  }

  /** What an activity is for, in words; empty where nothing is said. */
  public Optional<String> purpose(String activity) {
    return Optional.ofNullable(purposes.get(activity));
  }

  /** Whether any activity is for leads. */
  public boolean decidesLeads() {
    return activities.stream().anyMatch(it -> it.subject() == Activity.Subject.LEAD);
  }
}
