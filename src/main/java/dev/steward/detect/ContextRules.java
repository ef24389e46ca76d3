package dev.steward.detect;

import dev.steward.detect.Judgement.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What the table's other columns say for and against a column's evidence. */
final class ContextRules {
  private static final double MANY = 0.3;
  private static final double SOME = 0.05;
  private static final double FEW = 0.005;
  private static final double LITTLE = 0.15;
  private static final double NEARLY_ALL = 0.9;

  /** Direct, and yet the stuff of lists: of names, of streets, of places and their numbers. */
  private static final Set<String> LISTED =
      Set.of(
          "person-name",
          "given-name",
          "family-name",
          "name-part",
          "street-address",
          "full-address",
          "geo-coordinate",
          "phone",
          "social-url",
          "person-id",
          "free-text");

  private final CategoryRules rules;

  ContextRules(CategoryRules rules) {
    this.rules = rules;
  }

  /** Evidence in its context. */
  record Outcome(Evidence evidence, Standing standing) {}

  /** The column's evidence, and what only the context lets one think of. */
  List<Evidence> alsoConsidered(ColumnView column, List<Evidence> all, TableContext rows) {
    List<Evidence> considered = new ArrayList<>(all);
    if (column.name().isOfSomethingElse()) {
      considerKey(column, rows, considered);
      considerInside(column, SOME, considered);
      return considered;
    }
    if (column.name().categories().containsKey("name")) {
      considerName(column, rows, considered);
    }
    if (column.name().categories().containsKey("title") && column.name().words().size() == 1) {
      considerTitle(column, rows, considered);
    }
    if (rows.aboutPeople()
        && column.kind() == ValueKind.DATE
        && column.facts().rate("date.long-past") >= 0.5
        && column.name().isOpaque()) {
      considered.add(contextual("date-of-birth", 0.6, column, "values:dates of a lifetime"));
    }
    considerPhone(column, rows, considered);
    considerFullAddress(column, considered);
    considerNameOfPerson(column, considered);
    considerNameOfRelative(column, considered);
    considerInside(column, FEW, considered);
    return considered;
  }

  Outcome apply(ColumnView column, int index, Evidence one, TableContext rows) {
    String category = one.category();
    boolean own = column.name().has(WordRole.ORGANISATION);
    boolean ofPerson = column.name().has(WordRole.PERSON);
    boolean grouped =
        column.name().words().size() > 1 && rows.groups().contains(column.name().words().get(0));
    boolean roles = column.facts().rate("role-mailbox") > 0.4;
    switch (one.rule().setting()) {
      case CONTACT -> {
        if (rows.kind() == RowKind.REFERENCE && !identifies(one)) {
          return new Outcome(
              one.with(one.score(), "against: a list of reference"), Standing.ORGANISATION);
        }
        boolean fewPlaces =
            category.equals("geo-coordinate")
                && !rows.aboutPeople()
                && column.facts().distinct() * 5 < column.facts().values();
        boolean organisation =
            fewPlaces
                || own && !ofPerson && !rows.aboutPeople()
                || own && !ofPerson && rows.kind() == RowKind.ORGANISATION
                || grouped
                || roles && category.equals("email")
                || !ofPerson && !rows.aboutPeople() && rows.aboutOthersOnly();
        if (organisation) {
          return new Outcome(
              one.with(one.score(), "against: of an organisation or a place"),
              Standing.ORGANISATION);
        }
        if (one.rule().category().direct() || rows.aboutPeople() || rows.people() >= 0.4) {
          return new Outcome(one, Standing.PERSONAL);
        }
        return rows.kind() == RowKind.THING
            ? new Outcome(
                one.with(one.score().times(0.6), "against: rows are things"), Standing.PERSONAL)
            : new Outcome(one, Standing.PERSONAL);
      }
      case DEVICE -> {
        boolean ofThings = rows.kind() == RowKind.PLACE || rows.kind() == RowKind.THING;
        boolean used = rows.named().contains("user-agent") || rows.named().contains("username");
        return ofThings && !ofPerson && !used && !rows.aboutPeople()
            ? new Outcome(
                one.with(one.score(), "against: of a place or a thing"), Standing.ORGANISATION)
            : new Outcome(one, Standing.PERSONAL);
      }
      case PEOPLE -> {
        if (category.equals("physical") && rows.kind() != RowKind.PERSON) {
          return new Outcome(
              one.with(one.score().times(0.6), "against: rows are no people"), Standing.PERSONAL);
        }
        if (rows.aboutPeopleBeside(index) || ofPerson && rows.kind() != RowKind.REFERENCE) {
          return new Outcome(one, Standing.PERSONAL);
        }
        if (one.rule().category().special() && rows.kind() == RowKind.UNKNOWN) {
          return new Outcome(one, Standing.PERSONAL);
        }
        if (category.equals("country") && rows.kind() == RowKind.ORGANISATION) {
          return new Outcome(
              one.with(one.score(), "against: of an organisation or a place"),
              Standing.ORGANISATION);
        }
        boolean contactCountry = category.equals("country") && rows.kind() == RowKind.EVENT;
        double factor = contactCountry ? 0.8 : rows.kind() == RowKind.UNKNOWN ? 0.65 : 0.4;
        return new Outcome(
            one.with(one.score().times(factor), "against: rows are not about people"),
            Standing.PERSONAL);
      }
      default -> {
        if (rows.kind() == RowKind.REFERENCE && !identifies(one)) {
          return new Outcome(
              one.with(one.score(), "against: a list of reference"), Standing.ORGANISATION);
        }
        if (category.equals("free-text")
            && column.name().categories().containsKey(category)
            && rows.aboutPeople()
            && column.facts().rate("prose") >= LITTLE) {
          return new Outcome(
              one.with(
                  one.score().and(new Score(LITTLE)).and(new Score(LITTLE)), "text about a person"),
              Standing.PERSONAL);
        }
        if (category.equals("given-name") && !one.named() && !rows.aboutPeopleBeside(index)) {
          return new Outcome(
              one.with(one.score().times(0.8), "against: rows are not about people"),
              Standing.PERSONAL);
        }
        return new Outcome(one, Standing.PERSONAL);
      }
    }
  }

  /** Numbers in groups beside people, under a name that says nothing. */
  private void considerPhone(ColumnView column, TableContext rows, List<Evidence> considered) {
    boolean looksLikeIt =
        column.facts().rate("phone-loose") >= NEARLY_ALL
            && column.facts().rate("phone-form") >= MANY;
    if (rows.aboutPeople() && column.name().isOpaque() && looksLikeIt) {
      considered.add(contextual("phone", 0.6, column, "values:numbers in groups"));
    }
  }

  /** Mother, next of kin: a name where the values are names. */
  private void considerNameOfRelative(ColumnView column, List<Evidence> considered) {
    double names = column.facts().rate("person-name");
    boolean relative = column.name().categories().containsKey("family");
    if (relative && names >= MANY && column.facts().rate("name-form") >= 0.5) {
      considered.add(contextual("person-name", 0.85, column, "name:a relative"));
    }
  }

  /** A street with the town's code behind it is a full address. */
  private void considerFullAddress(ColumnView column, List<Evidence> considered) {
    double full = column.facts().rate("full-address");
    if (full >= MANY && full * 2 >= column.facts().rate("street-address")) {
      considered.stream()
          .filter(one -> one.category().equals("street-address"))
          .findFirst()
          .ifPresent(
              street ->
                  considered.add(
                      contextual(
                          "full-address", street.score().value() + 0.001, column, "name:address")));
    }
  }

  /** Called after a person without saying what of the person, and holding names. */
  private void considerNameOfPerson(ColumnView column, List<Evidence> considered) {
    HeaderMeaning name = column.name();
    boolean namesNothingElse =
        name.categories().isEmpty()
            && name.roles().contains(WordRole.PERSON)
            && !name.isOfSomethingElse();
    ColumnFacts facts = column.facts();
    boolean ofPeople =
        facts.rate("name-form") >= 0.5
            && facts.rate("person-name") >= MANY
            && facts.rate("person-name") > facts.rate("organisation-name");
    if (namesNothingElse && ofPeople) {
      considered.add(contextual("person-name", 0.65, column, "name:a person"));
    }
  }

  /** Text that holds personal data: the name may call it a description or a reason. */
  private void considerInside(ColumnView column, double least, List<Evidence> considered) {
    double inside =
        column.facts().matches().keySet().stream()
            .filter(d -> d.startsWith("text."))
            .filter(d -> !d.equals("text.person-name") || column.facts().rate(d) >= SOME)
            .mapToDouble(column.facts()::rate)
            .max()
            .orElse(0);
    boolean name = column.facts().rate("person-name") >= MANY; // Dr. Anna Maria de la Torre
    boolean text = column.facts().rate("prose") >= 0.2 || column.facts().rate("text.email") >= SOME;
    if (inside > least && text && !name) {
      considered.add(
          contextual("free-text", 0.6 + 0.3 * inside, column, "values:personal data inside text"));
    }
  }

  /** Whether it singles a person out wherever it is: no table's name makes it a mere word. */
  private static boolean identifies(Evidence one) {
    return one.rule().category().direct() && !LISTED.contains(one.category());
  }

  /** A key of a person is an identifier of that person. */
  private void considerKey(ColumnView column, TableContext rows, List<Evidence> considered) {
    boolean key = column.name().roles().contains(WordRole.KEY);
    boolean ofPerson = column.name().roles().contains(WordRole.PERSON);
    boolean onlyKey = column.name().categories().isEmpty() && column.name().unknown() == 0;
    boolean otherwise =
        column.name().roles().stream()
            .anyMatch(
                r ->
                    r == WordRole.THING
                        || r == WordRole.EVENT
                        || r == WordRole.PLACE
                        || r == WordRole.ORGANISATION
                        || r == WordRole.KIND
                        || r == WordRole.TIME
                        || r == WordRole.FLAG
                        || r == WordRole.MEASURE);
    if (key && ofPerson && onlyKey && !otherwise && rows.kind() != RowKind.REFERENCE) {
      considered.add(contextual("person-id", 0.6, column, "name:key of a person"));
    }
  }

  private void considerName(ColumnView column, TableContext rows, List<Evidence> considered) {
    ColumnFacts facts = column.facts();
    double person = facts.rate("person-name");
    double organisation = facts.rate("organisation-name");
    boolean ofThing =
        column.name().roles().stream()
            .anyMatch(
                r ->
                    r == WordRole.ORGANISATION
                        || r == WordRole.THING
                        || r == WordRole.PLACE
                        || r == WordRole.EVENT);
    boolean ofPerson = column.name().roles().contains(WordRole.PERSON);
    if (organisation >= MANY && organisation > person) {
      return;
    }
    boolean familyNameIsApart =
        rows.named().contains("family-name")
            && !rows.named().contains("given-name")
            && person < MANY;
    if (familyNameIsApart && !ofThing && column.name().unknown() == 0) {
      considered.add(contextual("given-name", 0.8, column, "name:name; family names are apart"));
    } else if (person >= MANY && !ofThing) {
      considered.add(contextual("person-name", 0.6 + 0.35 * person, column, "name:name of whom"));
    } else if ((rows.kind() == RowKind.PERSON || ofPerson)
        && !ofThing
        && column.name().unknown() == 0
        && (column.empty() || facts.rate("name-form") >= 0.5)) {
      considered.add(contextual("person-name", 0.7, column, "name:name; rows are people"));
    }
  }

  private void considerTitle(ColumnView column, TableContext rows, List<Evidence> considered) {
    if (rows.kind() == RowKind.PERSON) {
      boolean honorific = column.facts().rate("salutation") >= MANY;
      considered.add(
          contextual(
              honorific ? "name-part" : "occupation", 0.65, column, "name:title; rows are people"));
    }
  }

  private Evidence contextual(String category, double score, ColumnView column, String reason) {
    CategoryRule rule = Objects.requireNonNull(rules.of(category));
    List<String> detectors =
        new ArrayList<>(ValueEvidence.detectors(column.facts(), rule.confirming()));
    List<String> reasons = new ArrayList<>(List.of(reason));
    if (!detectors.isEmpty()) {
      reasons.add(ValueEvidence.words(column.facts(), detectors));
    }
    return new Evidence(rule, new Score(Math.min(1, score)), detectors, true, reasons);
  }
}
