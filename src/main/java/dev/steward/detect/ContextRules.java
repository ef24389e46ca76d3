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
        boolean organisation =
            own && !ofPerson && !rows.aboutPeople()
                || own && !ofPerson && rows.kind() == RowKind.ORGANISATION
                || grouped
                || roles && category.equals("email")
                || !ofPerson
                    && !rows.aboutPeople()
                    && (rows.kind() == RowKind.ORGANISATION || rows.kind() == RowKind.PLACE);
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
      case PEOPLE -> {
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
        if (category.equals("given-name") && !one.named() && !rows.aboutPeopleBeside(index)) {
          return new Outcome(
              one.with(one.score().times(0.8), "against: rows are not about people"),
              Standing.PERSONAL);
        }
        return new Outcome(one, Standing.PERSONAL);
      }
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
    if (inside > least && column.facts().rate("prose") >= 0.2) {
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
        rows.named().contains("family-name") && !rows.named().contains("given-name");
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
