package dev.steward.testkit.sample;

import dev.steward.core.TableRef;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Casts the people of the sample: ordinary ones, and some for each situation that rules decide. */
final class Casting {
  private static final TableRef CONTACT = new TableRef("crm", "contact");
  private static final TableRef LEAD = new TableRef("crm", "lead");
  private static final LocalDate TODAY = SampleEstate.TODAY;

  /** How many people are cast for a situation. */
  private static final Map<Trait, Integer> ROLES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Trait.GUARDED, 12),
              Map.entry(Trait.GUARDIAN_SILENT, 4),
              Map.entry(Trait.GUARDIAN_CHANGED, 2),
              Map.entry(Trait.GUARDIAN_MISSING, 5),
              Map.entry(Trait.GUARDIAN_UNKNOWN, 2),
              Map.entry(Trait.GUARDIAN_SELF, 1),
              Map.entry(Trait.GUARDIAN_IS_CHILD, 2),
              Map.entry(Trait.TEENAGER, 8),
              Map.entry(Trait.CHILD_BY_FLAG, 3),
              Map.entry(Trait.FLAG_AGAINST_BIRTH_DATE, 2),
              Map.entry(Trait.CAME_OF_AGE, 4),
              Map.entry(Trait.BIRTH_DATE_IN_FUTURE, 3),
              Map.entry(Trait.BIRTH_DATE_TOO_OLD, 2),
              Map.entry(Trait.BAD_LEVEL, 4),
              Map.entry(Trait.NO_CONSENT, 45),
              Map.entry(Trait.NOT_IN_LEDGER, 35),
              Map.entry(Trait.CONFLICT, 20),
              Map.entry(Trait.WITHDRAWN, 30),
              Map.entry(Trait.EXPIRED, 30),
              Map.entry(Trait.TIED_EVENTS, 4)));

  private static final int FAMILIES = 5;

  private final Random random;
  private final Histories histories;
  private final Identities identities;
  private final List<Country> homes = new ArrayList<>();
  private final List<Person> cast = new ArrayList<>();

  Casting(Random random, List<Country> countries) {
    this.random = random;
    this.histories = new Histories(random);
    this.identities = new Identities(random);
    for (Country country : countries) {
      homes.addAll(Collections.nCopies(country.people(), country));
    }
    Collections.shuffle(homes, random);
  }

  /** Everyone in {@code crm.contact}, in the order of its rows. */
  List<Person> contacts() {
    int special = ROLES.values().stream().mapToInt(Integer::intValue).sum() + 2 + FAMILIES * 3;
    while (cast.size() < homes.size() - special) {
      cast.add(ordinary(home()));
    }
    List<Person> ordinary = List.copyOf(cast);
    ROLES.forEach(
        (trait, count) -> {
          for (int i = 0; i < count; i++) {
            cast.add(inRole(trait, ordinary));
          }
        });
    castCycle();
    for (int i = 0; i < FAMILIES; i++) {
      castFamily(home());
    }
    List<Person> contacts = new ArrayList<>(cast);
    Collections.shuffle(contacts, random);
    return contacts;
  }

  /** Somebody who is only in {@code crm.lead}. */
  Person lead() {
    Country home = Draw.of(random, homes);
    Person.Consent none = new Person.Consent(null, false, Optional.empty(), false, List.of());
    return person(LEAD, home, home.name(random), Draw.key(random), null, created(), none, Set.of());
  }

  private Country home() {
    return homes.get(cast.size());
  }

  private Person ordinary(Country home) {
    int level = histories.level();
    LocalDateTime created = created();
    LocalDate birth = Draw.percent(random, 6) ? null : born(19, 84);
    return contact(home, birth, created, level, histories.to(level, created, Optional.empty()));
  }

  private Person inRole(Trait role, List<Person> adults) {
    Country home = home();
    String key = Draw.key(random);
    LocalDateTime created = created();
    LocalDate birth = born(20, 80);
    int level = histories.level();
    Integer option = Histories.option(level).orElseThrow();
    Optional<String> guardian = Optional.empty();
    boolean child = false;
    List<Person.Event> events = List.of();
    switch (role) {
      case GUARDED, GUARDIAN_SILENT, GUARDIAN_CHANGED -> {
        child = Draw.percent(random, 80);
        birth = born(6, 12);
        guardian = Optional.of(Draw.of(random, adults).key());
        created = recently();
        Optional<String> giver =
            switch (role) {
              case GUARDED -> guardian;
              case GUARDIAN_CHANGED -> Optional.of(Draw.of(random, adults).key());
              default -> Optional.empty();
            };
        events = histories.to(level, created, giver);
      }
      case GUARDIAN_MISSING, GUARDIAN_UNKNOWN, GUARDIAN_SELF, GUARDIAN_IS_CHILD -> {
        child = true;
        birth = born(7, 12);
        guardian =
            switch (role) {
              case GUARDIAN_UNKNOWN -> Optional.of(Draw.key(random));
              case GUARDIAN_SELF -> Optional.of(key);
              case GUARDIAN_IS_CHILD -> Optional.of(anyone(Trait.GUARDED));
              default -> Optional.empty();
            };
        created = recently();
        events = histories.to(level, created, guardian);
      }
      case TEENAGER -> {
        child = Draw.percent(random, 50);
        birth = born(16, 17);
        created = recently();
        events = histories.to(level, created, Optional.empty());
      }
      case CHILD_BY_FLAG -> {
        child = true;
        birth = null;
        guardian = Optional.of(Draw.of(random, adults).key());
        events = histories.to(level, created, guardian);
      }
      case FLAG_AGAINST_BIRTH_DATE -> {
        child = true;
        events = histories.to(level, created, Optional.empty());
      }
      case CAME_OF_AGE -> {
        birth = TODAY.minusYears(18).minusDays(Draw.between(random, 1, 200));
        created = Draw.within(random, TODAY.minusMonths(20), TODAY.minusMonths(12));
        guardian = Optional.of(Draw.of(random, adults).key());
        events = List.of(histories.event(level, created, guardian));
      }
      case BIRTH_DATE_IN_FUTURE -> {
        birth = TODAY.plusDays(Draw.between(random, 30, 2000));
        events = histories.to(level, created, Optional.empty());
      }
      case BIRTH_DATE_TOO_OLD -> {
        birth = LocalDate.of(1890, 1, 1).plusDays(random.nextInt(4000));
        events = histories.to(level, created, Optional.empty());
      }
      case BAD_LEVEL -> {
        option = Draw.of(random, List.of(587030009, 0, 3, -1));
        events = histories.to(level, created, Optional.empty());
      }
      case NO_CONSENT -> option = null;
      case NOT_IN_LEDGER -> {}
      case CONFLICT -> {
        events = histories.to(level, created, Optional.empty());
        option = Histories.option(level == 5 ? 2 : level + 1).orElse(null);
      }
      case WITHDRAWN -> {
        int lower = Draw.percent(random, 70) ? 0 : 2;
        created = Draw.within(random, LocalDate.of(2022, 1, 1), TODAY.minusDays(60));
        events = histories.withdrawn(Draw.between(random, 4, 5), lower, created);
        option = Histories.option(lower).orElse(null);
      }
      case EXPIRED -> {
        created = Draw.within(random, LocalDate.of(2020, 2, 1), LocalDate.of(2024, 3, 1));
        events = histories.stale(level, created);
      }
      case TIED_EVENTS -> {
        events = histories.tied(5, 2, created);
        option = Histories.option(2).orElseThrow();
      }
      default -> throw new IllegalArgumentException("No such role: " + role);
    }
    Set<Trait> traits = EnumSet.of(role);
    if (child || (birth != null && birth.isAfter(TODAY.minusYears(18)))) {
      traits.add(Trait.CHILD);
    }
    Person.Consent consent = consent(option, child, guardian, events);
    return person(CONTACT, home, home.name(random), key, birth, created, consent, traits);
  }

  private void castCycle() {
    String one = Draw.key(random);
    String other = Draw.key(random);
    for (int i = 0; i < 2; i++) {
      Country home = home();
      Optional<String> guardian = Optional.of(i == 0 ? other : one);
      LocalDateTime created = recently();
      Person.Consent consent =
          consent(587030004, true, guardian, histories.to(4, created, guardian));
      cast.add(
          person(
              CONTACT,
              home,
              home.name(random),
              i == 0 ? one : other,
              born(8, 12),
              created,
              consent,
              EnumSet.of(Trait.CHILD, Trait.GUARDIAN_CYCLE)));
    }
  }

  private void castFamily(Country home) {
    Person.Name first = home.name(random);
    String email = identities.familyEmail(first);
    Person.Address address = home.address(random);
    for (int i = 0; i < 3; i++) {
      Person member = ordinary(home);
      Person.Name name =
          new Person.Name(member.name().given(), first.family(), first.familyFirst());
      Set<Trait> traits = EnumSet.of(Trait.FAMILY_EMAIL);
      traits.addAll(member.traits());
      cast.add(
          new Person(
              CONTACT,
              member.key(),
              name,
              email,
              member.mobile(),
              member.landline(),
              address,
              member.language(),
              member.birthDate(),
              member.createdOn(),
              member.consent(),
              traits));
    }
  }

  private Person contact(
      Country home,
      @Nullable LocalDate birth,
      LocalDateTime created,
      int level,
      List<Person.Event> events) {
    Integer option = Histories.option(level).orElse(null);
    return person(
        CONTACT,
        home,
        home.name(random),
        Draw.key(random),
        birth,
        created,
        consent(option, false, Optional.empty(), events),
        Set.of());
  }

  private Person.Consent consent(
      @Nullable Integer option,
      boolean child,
      Optional<String> guardian,
      List<Person.Event> events) {
    return new Person.Consent(option, child, guardian, Draw.percent(random, 10), events);
  }

  private Person person(
      TableRef root,
      Country home,
      Person.Name name,
      String key,
      @Nullable LocalDate birth,
      LocalDateTime created,
      Person.Consent consent,
      Set<Trait> traits) {
    Set<Trait> all = EnumSet.noneOf(Trait.class);
    all.addAll(traits);
    if (consent.doNotTrack()) {
      all.add(Trait.DO_NOT_TRACK);
    }
    return new Person(
        root,
        key,
        name,
        identities.email(home, name),
        identities.mobile(home),
        identities.landline(home),
        home.address(random),
        home.language(),
        birth,
        created,
        consent,
        all);
  }

  private String anyone(Trait trait) {
    return Draw.of(random, cast.stream().filter(person -> person.has(trait)).toList()).key();
  }

  private LocalDate born(int youngest, int oldest) {
    return TODAY.minusYears(Draw.between(random, youngest, oldest)).minusDays(random.nextInt(360));
  }

  private LocalDateTime created() {
    return Draw.within(random, LocalDate.of(2020, 1, 10), TODAY.minusDays(20));
  }

  private LocalDateTime recently() {
    return Draw.within(random, LocalDate.of(2025, 1, 10), TODAY.minusDays(20));
  }
}
