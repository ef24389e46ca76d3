package dev.steward.eligibility;

import dev.steward.consent.Activity;
import dev.steward.consent.Explanation;
import dev.steward.consent.FactsInWords;
import java.util.List;
import java.util.Set;

/**
 * What is decided about one person, activity by activity, and on what.
 *
 * @param isThere whether the person has a row
 * @param people what is known of the person; of a lead, of each of its contacts
 */
public record Explained(boolean isThere, List<Verdict> verdicts, List<Person> people) {
  public Explained {
    verdicts = List.copyOf(verdicts);
    people = List.copyOf(people);
  }

  /** What there is to say of an activity. */
  public sealed interface Verdict permits Decided, NoMember, NotDecided {}

  public record Decided(Explanation explanation) implements Verdict {}

  /** The person is no member of the activity's segment. */
  public record NoMember(Activity activity) implements Verdict {}

  /** Whether the person is a member could not be read. */
  public record NotDecided(Activity activity, String reason) implements Verdict {}

  /**
   * A contact.
   *
   * @param requests ids of those in force that concern it
   */
  public record Person(FactsInWords facts, Set<String> requests) {
    public Person {
      requests = Set.copyOf(requests);
    }
  }

  /** Whether any segment names the person. */
  public boolean isMember() {
    return verdicts.stream().anyMatch(Decided.class::isInstance);
  }

  /** Whether all activities could be looked at. */
  public boolean isWhole() {
    return verdicts.stream().noneMatch(NotDecided.class::isInstance);
  }
}
