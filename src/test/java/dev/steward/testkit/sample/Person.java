package dev.steward.testkit.sample;

import dev.steward.core.TableRef;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invented person.
 *
 * @param root the table whose row she is: {@code crm.contact}, or {@code crm.lead} where she is a
 *     lead without a contact
 * @param key her key in it
 * @param mobile as written in her own row; the lake and drops write it otherwise
 */
public record Person(
    TableRef root,
    String key,
    Name name,
    String email,
    String mobile,
    String landline,
    Address address,
    String language,
    @Nullable LocalDate birthDate,
    LocalDateTime createdOn,
    Consent consent,
    Set<Trait> traits) {

  public Person {
    traits = Set.copyOf(traits);
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether she has a row in {@code crm.contact}. */
  public boolean isContact() {
    return root.table().equals("contact");
  }

  @Override
  public String toString() {
    return "Person[" + root + " " + key + " " + traits + "]";
  }

  /** Given name first, in the script of the person's country. */
  public record Name(String given, String family, boolean familyFirst) {
    public String full() {
      return familyFirst ? family + " " + given : given + " " + family;
    }

    @Override
    public String toString() {
      return "Name[" + full().length() + " characters]";
    }
  }

  /**
   * A postal address.
   *
   * @param country as the row spells it; may be null
   * @param countryCode ISO 3166 alpha-2
   */
  public record Address(
      String street, String city, String postalCode, @Nullable String country, String countryCode) {
    @Override
    public String toString() {
      return "Address[" + countryCode + "]";
    }
  }

  /**
   * What her row and the ledger say.
   *
   * @param level the row's option value; may be unknown or null
   * @param events in order of time
   */
  public record Consent(
      @Nullable Integer level,
      boolean child,
      Optional<String> guardian,
      boolean doNotTrack,
      List<Event> events) {
    public Consent {
      events = List.copyOf(events);
    }
  }

  /** An event of the consent ledger. */
  public record Event(
      String id, String level, LocalDateTime occurredAt, String source, Optional<String> guardian) {
    /** ISO 8601, UTC. */
    String instant() {
      return occurredAt.toString().length() == 16
          ? occurredAt + ":00Z"
          : String.format(Locale.ROOT, "%sZ", occurredAt);
    }
  }
}
