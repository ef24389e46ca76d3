package dev.steward.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Weighs a column's name against its values, without regard to the table. */
final class ColumnEvidence {
  private static final double FEW = 0.02;
  private static final double MOSTLY = 0.7;
  private static final long CERTAIN_HITS = 5;

  /** A checksum that so many numbers pass by chance convinces only where nearly all pass. */
  private static final double EASY = 0.006;

  private static final double SURE = 0.85;

  /** So few names that come again and again are those of branches or kinds. */
  private static final double FEW_NAMES = 7.5;

  /** What links may be. */
  private static final Set<String> OF_URLS = Set.of("social-url", "free-text", "genetic-biometric");

  private final CategoryRules rules;

  ColumnEvidence(CategoryRules rules) {
    this.rules = rules;
  }

  /** Everything that speaks for anything, the best first. */
  List<Evidence> of(ColumnView column) {
    List<Evidence> all = new ArrayList<>();
    for (CategoryRule rule : rules.all()) {
      Evidence evidence = weigh(column, rule);
      if (evidence.score().value() > 0) {
        all.add(evidence);
      }
    }
    all.sort(Comparator.comparingDouble((Evidence e) -> e.score().value()).reversed());
    return all;
  }

  private static Evidence weigh(ColumnView column, CategoryRule rule) {
    String category = rule.category().name();
    double weight = column.name().weight(category);
    List<String> reasons = new ArrayList<>();
    boolean ruledOut =
        column.kind() != ValueKind.UNKNOWN && !rule.kinds().contains(column.kind())
            || column.facts().rate("url") >= MOSTLY && !OF_URLS.contains(category);
    if (weight > 0) {
      reasons.add("name:" + category);
      if (column.name().isOfSomethingElse()) {
        reasons.add("against: name is of a key, flag, measure, moment or kind");
      }
      if (ruledOut) {
        reasons.add("against: values are " + column.kind().name().toLowerCase(Locale.ROOT));
      }
    }
    List<String> detectors =
        new ArrayList<>(ValueEvidence.detectors(column.facts(), rule.confirming()));
    Score byName = ruledOut ? Score.ZERO : named(column, rule, weight, detectors, reasons);
    List<String> sufficient = new ArrayList<>(rule.sufficient());
    if (category.equals("national-id") || category.equals("tax-id")) {
      sufficient.addAll(ValueEvidence.starting(column.facts(), category + "."));
      detectors.addAll(sufficient);
    }
    Score byValues =
        ruledOut && column.kind() != ValueKind.INTEGER
            ? Score.ZERO
            : alone(column, rule, sufficient, reasons);
    boolean named = weight >= 0.5;
    return new Evidence(rule, byName.and(byValues), detectors, named, reasons);
  }

  private static Score named(
      ColumnView column,
      CategoryRule rule,
      double weight,
      List<String> detectors,
      List<String> reasons) {
    if (weight <= 0) {
      return Score.ZERO;
    }
    if (column.empty()) {
      reasons.add("no values: by name only");
      return new Score(weight * 0.9);
    }
    double rate = Math.min(1, ValueEvidence.bestRate(column.facts(), detectors));
    if (rate > 0) {
      reasons.add(ValueEvidence.words(column.facts(), detectors));
    }
    if (rule.category().name().endsWith("-name") && isChoice(column)) {
      reasons.add("against: so few names that come again and again");
      return new Score(weight * 0.4);
    }
    if (rule.category().name().equals("salary") && isCoordinate(column)
        || rule.leastRate() > 0 && rate < rule.leastRate()) {
      reasons.add("against: values do not look like it");
      return new Score(weight * 0.3);
    }
    return new Score(weight + (1 - weight) * 0.5 * rate * Math.min(1, 1.3 * weight));
  }

  /** Two or three senders of everything are no people, unless they are called so. */
  private static boolean isChoice(ColumnView column) {
    return column.facts().values() >= 50
        && column.facts().distinct() < FEW_NAMES - 2
        && column.facts().rate("person-name") < 0.3
        && column.facts().rate("given-name") < 0.3
        && column.facts().rate("family-name") < 0.3;
  }

  /** No amount of money has so many places. */
  private static boolean isCoordinate(ColumnView column) {
    return column.facts().rate("longitude") >= MOSTLY;
  }

  /** What values say without a name. */
  private static Score alone(
      ColumnView column, CategoryRule rule, List<String> sufficient, List<String> reasons) {
    if (column.empty() || sufficient.isEmpty()) {
      return Score.ZERO;
    }
    Score best = Score.ZERO;
    for (String detector : sufficient) {
      Score score = convincing(column, rule.category().name(), detector, rule.strength());
      if (score.value() > best.value()) {
        best = score;
        String words = ValueEvidence.words(column.facts(), List.of(detector));
        if (!reasons.contains(words)) {
          reasons.add(words);
        }
      }
    }
    return best;
  }

  private static Score convincing(
      ColumnView column, String category, String detector, double strength) {
    ColumnFacts.Match match = column.facts().match(detector);
    double rate = column.facts().rate(detector);
    double trials = match.matched() + match.failed();
    boolean validated = match.failed() > 0 || ValueEvidence.isValidated(detector);
    if (match.matched() == 0) {
      return Score.ZERO;
    }
    if (validated && match.matched() / trials < 3 * ValueEvidence.chance(detector)) {
      return Score.ZERO;
    }
    boolean name = detector.equals("person-name") || detector.equals("given-name");
    boolean lone =
        column.facts().values() > (name ? 30 : 5) && match.distinct() < (name ? FEW_NAMES : 1.5);
    boolean version =
        detector.equals("ipv4")
            && !column.name().categories().containsKey(category)
            && (column.facts().rate("version") > MOSTLY * rate
                || column.name().isOfSomethingElse());
    if (version) {
      return Score.ZERO;
    }
    if (rate >= 0.4) {
      boolean doubtful =
          !ValueEvidence.isCertain(detector) && column.name().meansOtherThan(category);
      boolean chance = ValueEvidence.chance(detector) >= EASY && rate < SURE;
      return new Score(strength * (lone ? 0.5 : 1) * (doubtful ? 0.7 : 1) * (chance ? 0.6 : 1));
    }
    if (ValueEvidence.isCertain(detector) && match.distinct() >= CERTAIN_HITS) {
      return new Score(strength * (rate >= FEW ? 0.85 : 0.7));
    }
    return Score.ZERO;
  }
}
