package dev.steward.detect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table's rows are, as its name and its columns tell.
 *
 * @param people how much speaks for people, whatever else the rows are
 * @param others how much speaks for organisations or places
 * @param shares what each column contributes to that
 * @param groups first words of the columns that tell of an organisation
 * @param named categories that columns are named after
 */
record TableContext(
    RowKind kind,
    double people,
    double others,
    List<Double> shares,
    Set<String> groups,
    Set<String> named) {
  private static final Set<String> OF_PEOPLE =
      Set.of(
          "given-name",
          "family-name",
          "date-of-birth",
          "birth-year",
          "gender",
          "marital-status",
          "national-id",
          "race-ethnicity",
          "religion",
          "nationality",
          "person-name",
          "occupation",
          "salary",
          "name-part",
          "passport",
          "username",
          "password");

  /** What posts have as well as people, and records of anything whom they were written by. */
  private static final Set<String> WEAK = Set.of("occupation", "salary", "username");

  private static final List<String> NUMBERS_OF_PEOPLE =
      List.of("tax-id.br", "tax-id.it", "tax-id.ru-inn", "tax-id.in-pan");

  private static final Set<String> OF_PLACES =
      Set.of("city", "region", "country", "postal-code", "language", "gender", "education");
  private static final Set<String> OF_NAMES = Set.of("person-name", "given-name", "family-name");

  /** Plurals: a table called one of them lists names. */
  private static final Set<String> NAMES =
      Set.of(
          "names",
          "namen",
          "noms",
          "prenoms",
          "vornamen",
          "nombres",
          "nomi",
          "nomes",
          "imiona",
          "namn",
          "navne",
          "nimet",
          "nevek",
          "firstnames",
          "surnames",
          "forenames");

  private static final int SMALL = 4;

  static TableContext of(
      TableFacts table,
      List<ColumnView> columns,
      List<@Nullable Evidence> best,
      HeaderWords words) {
    Map<RowKind, Double> scores = new EnumMap<>(RowKind.class);
    nameSpeaks(table, words, scores);
    Set<String> groups = ColumnGroups.ofOrganisations(columns);
    double people = 0;
    List<Double> shares = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnView column = columns.get(i);
      Evidence evidence = best.get(i);
      if (evidence != null && evidence.named()) {
        named.add(evidence.category());
      }
      if (evidence != null
          && OF_PEOPLE.contains(evidence.category())
          && evidence.score().value() >= 0.6) {
        shares.add(share(column, evidence));
      } else {
        shares.add(hasNumbersOfPeople(column) ? 0.5 : 0.0);
      }
      people += shares.get(i);
      if (ColumnGroups.isNameOfOrganisation(column)) {
        scores.merge(RowKind.ORGANISATION, 0.6, Double::sum);
      } else if (column.name().roles().contains(WordRole.ORGANISATION)
          && column.name().categories().containsKey("name")) {
        scores.merge(RowKind.ORGANISATION, 0.5, Double::sum);
      }
      if (column.name().roles().contains(WordRole.REGISTER)) {
        scores.merge(RowKind.ORGANISATION, 0.7, Double::sum);
      }
      if (column.name().roles().contains(WordRole.CREATOR)) {
        scores.merge(RowKind.THING, 0.5, Double::sum);
      }
      scores.merge(RowKind.ORGANISATION, OrganisationSigns.of(column), Double::sum);
      if (column.name().roles().contains(WordRole.PLACE)
          && column.name().categories().containsKey("name")) {
        scores.merge(RowKind.PLACE, 0.5, Double::sum);
      }
    }
    double byName = scores.getOrDefault(RowKind.PERSON, 0.0);
    scores.merge(RowKind.PERSON, Math.min(people, 1.5), Double::sum);
    if (isCountOf(columns) || Statistics.isOne(columns, best)) {
      scores.merge(RowKind.REFERENCE, 2.0, Double::sum);
    }
    if (isListOf(table, columns, words) && people < 0.5
        || isListOfNames(table, best, words) && byName < 0.9) {
      scores.merge(RowKind.REFERENCE, 1.5, Double::sum);
    }
    RowKind kind = RowKind.UNKNOWN;
    double most = 0.45;
    for (Map.Entry<RowKind, Double> score : scores.entrySet()) {
      if (score.getValue() > most) {
        most = score.getValue();
        kind = score.getKey();
      }
    }
    double others =
        scores.getOrDefault(RowKind.ORGANISATION, 0.0) + scores.getOrDefault(RowKind.PLACE, 0.0);
    return new TableContext(kind, people + byName, others, shares, groups, named);
  }

  /** Tax numbers of a form that no company has. */
  private static boolean hasNumbersOfPeople(ColumnView column) {
    return NUMBERS_OF_PEOPLE.stream().anyMatch(number -> column.facts().rate(number) >= 0.8);
  }

  /** Who made a work or heads an organisation is named in rows about those. */
  private static double share(ColumnView column, Evidence evidence) {
    if (column.name().roles().contains(WordRole.OFFICER)
        || column.name().roles().contains(WordRole.CREATOR)) {
      return 0.1;
    }
    if (WEAK.contains(evidence.category())) {
      return 0.25;
    }
    return evidence.named() ? 0.5 : 0.35;
  }

  /** Whether the rows tell of organisations or places, and of nobody beside them. */
  boolean aboutOthersOnly() {
    return kind == RowKind.ORGANISATION
        || kind == RowKind.PLACE
        || kind != RowKind.PERSON && people < 0.4 && others >= 0.5;
  }

  /** Whether the rows are about people, at least among others. */
  boolean aboutPeople() {
    boolean ofOthers = kind == RowKind.ORGANISATION || kind == RowKind.PLACE;
    return kind == RowKind.PERSON || kind != RowKind.REFERENCE && people >= (ofOthers ? 1.4 : 0.9);
  }

  /** The same, in the eyes of one column: what it says itself does not count. */
  boolean aboutPeopleBeside(int column) {
    if (kind == RowKind.REFERENCE) {
      return false;
    }
    double others = people - shares.get(column);
    boolean ofOther =
        kind == RowKind.THING || kind == RowKind.PLACE || kind == RowKind.ORGANISATION;
    return others >= (ofOther ? 0.9 : 0.45);
  }

  private static void nameSpeaks(TableFacts table, HeaderWords words, Map<RowKind, Double> scores) {
    String name = table.name().substring(table.name().lastIndexOf('/') + 1);
    List<String> parts = words.words(name.substring(name.lastIndexOf('.') + 1));
    int last = parts.size() - 1;
    while (last > 0 && !tellsOfRows(words.rolesOf(parts.get(last)))) {
      last--;
    }
    for (int i = 0; i < parts.size(); i++) {
      double weight = i == last ? 0.9 : 0.5;
      for (WordRole role : words.rolesOf(parts.get(i))) {
        RowKind kind =
            switch (role) {
              case PERSON -> RowKind.PERSON;
              case ORGANISATION -> RowKind.ORGANISATION;
              case PLACE -> RowKind.PLACE;
              case THING -> RowKind.THING;
              case EVENT -> RowKind.EVENT;
              case REFERENCE, STATISTIC -> RowKind.REFERENCE;
              default -> RowKind.UNKNOWN;
            };
        if (kind != RowKind.UNKNOWN) {
          scores.merge(kind, weight, Double::sum);
        }
      }
    }
  }

  /** Whether a word is more than one that changes nothing, such as {@code master} or a number. */
  private static boolean tellsOfRows(Set<WordRole> roles) {
    return !roles.isEmpty() && !roles.equals(Set.of(WordRole.NEUTRAL));
  }

  /** A few columns of which one counts: how many have what the others say. */
  private static boolean isCountOf(List<ColumnView> columns) {
    return columns.size() <= SMALL
        && columns.stream().noneMatch(c -> c.name().words().contains("id"))
        && columns.stream()
            .anyMatch(
                c ->
                    c.kind() == ValueKind.INTEGER
                        && c.name().words().stream()
                            .anyMatch(
                                w ->
                                    Set.of(
                                            "number",
                                            "count",
                                            "total",
                                            "frequency",
                                            "anzahl",
                                            "nombre",
                                            "cantidad",
                                            "aantal",
                                            "liczba",
                                            "antal")
                                        .contains(w)));
  }

  /** A table of cities, of countries: named like its only column of that kind. */
  private static boolean isListOf(TableFacts table, List<ColumnView> columns, HeaderWords words) {
    HeaderMeaning name =
        words.read(table.name().substring(table.name().lastIndexOf('/') + 1).replace('.', ' '));
    boolean lastSaysSo = // a city guide is no city
        !name.words().isEmpty()
            && (name.unknown() == 0
                || name.phrases().stream()
                    .anyMatch(said -> said.endsWith(name.words().get(name.words().size() - 1))));
    return lastSaysSo
        && name.categories().keySet().stream().anyMatch(OF_PLACES::contains)
        && columns.size() <= 2 * SMALL + 2;
  }

  /** A table of names, of whoever they are: nothing but names tells of a single person. */
  private static boolean isListOfNames(
      TableFacts table, List<@Nullable Evidence> best, HeaderWords words) {
    List<String> parts = words.words(table.name().substring(table.name().lastIndexOf('/') + 1));
    HeaderMeaning last = words.read(parts.isEmpty() ? "" : parts.get(parts.size() - 1));
    return last.phrases().stream().anyMatch(NAMES::contains)
        && best.stream()
            .noneMatch(
                one ->
                    one != null
                        && one.rule().category().direct()
                        && one.score().convinces()
                        && !OF_NAMES.contains(one.category()));
  }
}
