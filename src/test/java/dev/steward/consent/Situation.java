package dev.steward.consent;

import dev.steward.consent.ConsentPolicy.Authority;
import dev.steward.consent.ConsentPolicy.GuardianConsent;
import dev.steward.consent.LedgerEvent.Giver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A contact, what is written about it everywhere, a policy, and an activity: to be changed, and
 * decided. As made it is a grown-up who consented to marketing a month ago and has a guardian on
 * record whom nobody needs.
 */
final class Situation {
  static final ConsentLevels LEVELS = ConsentLevels.dynamics();
  static final DigitalConsentAges AGES = DigitalConsentAges.byLaw();
  static final String CONTACT = "contact";
  static final String GUARDIAN = "guardian";

  LocalDate asOf = LocalDate.of(2026, 11, 1);
  ZoneId zone = ZoneOffset.UTC;
  Authority authority = Authority.LEDGER;
  Optional<Period> expiresAfter = Optional.of(Period.ofMonths(24));
  GuardianConsent guardianConsent = GuardianConsent.LEDGER;

  /** Empty: the contact is unknown. */
  List<Row> rows = new ArrayList<>(List.of(Row.of(4, LocalDate.of(1990, 5, 31), GUARDIAN)));

  /** The rows of the contacts that may be guardians. */
  Map<String, List<Row>> others =
      new TreeMap<>(Map.of(GUARDIAN, List.of(Row.of(5, LocalDate.of(1960, 1, 1), null))));

  /** In order of time. */
  List<Event> events =
      new ArrayList<>(List.of(new Event(4, Instant.parse("2026-10-01T10:00:00Z"), null)));

  List<LocalDate> withdrawals = new ArrayList<>();
  boolean erased;
  boolean restricted;
  boolean objected;

  int minimum = 4;
  boolean automated;
  boolean behaviour;

  /**
   * @param level a rank, or invalid
   * @param birthDate null, a date, or a word that is none
   */
  record Row(
      int level,
      boolean marked,
      boolean doNotTrack,
      @Nullable String birthDate,
      @Nullable String country,
      @Nullable String guardian) {
    static Row of(int level, LocalDate birthDate, @Nullable String guardian) {
      return new Row(level, false, false, birthDate.toString(), "DE", guardian);
    }

    Row withLevel(int level) {
      return new Row(level, marked, doNotTrack, birthDate, country, guardian);
    }

    Row withMark() {
      return new Row(level, true, doNotTrack, birthDate, country, guardian);
    }

    Row withRefusedTracking() {
      return new Row(level, marked, true, birthDate, country, guardian);
    }

    Row withBirthDate(@Nullable String birthDate) {
      return new Row(level, marked, doNotTrack, birthDate, country, guardian);
    }

    Row withCountry(@Nullable String country) {
      return new Row(level, marked, doNotTrack, birthDate, country, guardian);
    }

    Row withGuardian(@Nullable String guardian) {
      return new Row(level, marked, doNotTrack, birthDate, country, guardian);
    }
  }

  /**
   * @param guardian the key of whoever gave it for the contact
   */
  record Event(int level, Instant at, @Nullable String guardian) {
    Event withLevel(int level) {
      return new Event(level, at, guardian);
    }
  }

  Row row() {
    return rows.get(0);
  }

  /** Changes the only row. */
  Situation row(Row row) {
    rows = new ArrayList<>(List.of(row));
    return this;
  }

  Situation born(@Nullable String birthDate) {
    return row(row().withBirthDate(birthDate));
  }

  Situation events(Event... given) {
    events = new ArrayList<>(List.of(given));
    return this;
  }

  Situation event(int level, String instant, @Nullable String guardian) {
    events.add(new Event(level, Instant.parse(instant), guardian));
    events.sort(Comparator.comparing(Event::at));
    return this;
  }

  Situation copy() {
    Situation copy = new Situation();
    copy.asOf = asOf;
    copy.zone = zone;
    copy.authority = authority;
    copy.expiresAfter = expiresAfter;
    copy.guardianConsent = guardianConsent;
    copy.rows = new ArrayList<>(rows);
    copy.others = new TreeMap<>(others);
    copy.events = new ArrayList<>(events);
    copy.withdrawals = new ArrayList<>(withdrawals);
    copy.erased = erased;
    copy.restricted = restricted;
    copy.objected = objected;
    copy.minimum = minimum;
    copy.automated = automated;
    copy.behaviour = behaviour;
    return copy;
  }

  ConsentPolicy policy() {
    return new ConsentPolicy(LEVELS, authority, expiresAfter, guardianConsent, AGES, zone);
  }

  Activity activity() {
    return new Activity(
        "spring-newsletter",
        Activity.Kind.CUSTOMER_JOURNEY,
        "vip",
        Activity.Subject.CONTACT,
        LEVELS.all().get(minimum),
        automated,
        behaviour);
  }

  StandingRules rules() {
    return new StandingRules(policy(), policy().asOf(asOf));
  }

  RegisterFacts register() {
    return new RegisterFacts(erased, restricted, objected);
  }

  ContactFacts facts() {
    return facts(rows);
  }

  Guardian guardian() {
    String key = row().guardian();
    List<Row> found = key == null ? null : key.equals(CONTACT) ? rows : others.get(key);
    return Guardian.of(facts(), CONTACT.equals(key), found == null ? null : facts(found));
  }

  /** As a job folds it: lines one by one, requests in between. */
  LedgerSummary summary() {
    LedgerSummary summary = new LedgerSummary(policy().asOf(asOf));
    withdrawals.forEach(day -> summary.withdraw(day, -1));
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      summary.add(event.level(), micros(event.at()), i, giver(event));
    }
    return summary;
  }

  Standing standing() {
    return rows.isEmpty()
        ? Standing.UNKNOWN
        : rules().standing(facts(), guardian(), summary(), register());
  }

  Reason decide() {
    return Eligibility.of(LEVELS, activity()).decide(standing());
  }

  /** For explanations; needs a row. */
  Dossier dossier() {
    List<LedgerEvent> given = new ArrayList<>();
    AsOf day = policy().asOf(asOf);
    withdrawals.forEach(
        on -> given.add(new LedgerEvent("REQ-" + on, 0, day.endOf(on), Giver.REQUEST)));
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      given.add(new LedgerEvent("EV-" + i, event.level(), micros(event.at()), giver(event)));
    }
    return new Dossier(facts(), guardian(), given, register());
  }

  private ContactFacts facts(List<Row> rows) {
    AsOf day = policy().asOf(asOf);
    @Nullable ContactFacts merged = null;
    for (Row row : rows) {
      ContactFacts facts =
          ContactFacts.of(
              day,
              row.level(),
              row.marked(),
              row.doNotTrack(),
              BirthDates.read(row.birthDate()),
              AGES.age(row.country()),
              row.guardian() != null);
      String guardian = row.guardian();
      merged =
          merged == null
              ? facts
              : merged.merge(facts, guardian != null && guardian.equals(rows.get(0).guardian()));
    }
    return Objects.requireNonNull(merged);
  }

  private Giver giver(Event event) {
    if (event.guardian() == null) {
      return Giver.CONTACT;
    }
    boolean onRecord =
        !rows.isEmpty() && rows.stream().allMatch(row -> event.guardian().equals(row.guardian()));
    return onRecord ? Giver.GUARDIAN_ON_RECORD : Giver.OTHER_GUARDIAN;
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
