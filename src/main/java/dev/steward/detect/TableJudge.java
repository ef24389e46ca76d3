package dev.steward.detect;

import dev.steward.core.PersonalDataCategory;
import dev.steward.detect.Judgement.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges a table's columns: each by itself, then all in the light of what the rows are. */
final class TableJudge {
  private final HeaderWords words;
  private final ColumnEvidence evidence;
  private final ContextRules context;
  private final OwnJudge own;

  TableJudge(HeaderWords words, CategoryRules rules, OwnJudge own) {
    this.words = words;
    this.own = own;
    this.evidence = new ColumnEvidence(rules);
    this.context = new ContextRules(rules);
  }

  List<Judgement> judge(TableFacts table) {
    List<HeaderMeaning> meanings =
        new ColumnNames(words).read(table.columns().stream().map(ColumnFacts::name).toList());
    List<ColumnView> columns = new ArrayList<>();
    for (int i = 0; i < meanings.size(); i++) {
      columns.add(ColumnView.of(table.columns().get(i), meanings.get(i)));
    }
    List<List<Evidence>> all = columns.stream().map(evidence::of).toList();
    List<@Nullable Evidence> best = new ArrayList<>();
    all.forEach(one -> best.add(one.isEmpty() ? null : one.get(0)));
    List<List<OwnSigns>> signs = table.columns().stream().map(own::signs).toList();
    for (int i = 0; i < columns.size(); i++) {
      Evidence ours = own.evidence(signs.get(i));
      best.set(i, ours == null ? best.get(i) : ours);
    }
    TableContext rows = TableContext.of(table, columns, best, words);
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Judgement found = decide(columns.get(i), i, all.get(i), rows);
      judgements.add(own.judge(table.columns().get(i), signs.get(i), found));
    }
    return judgements;
  }

  private Judgement decide(ColumnView column, int index, List<Evidence> all, TableContext rows) {
    Evidence best = null;
    Standing standing = Standing.NONE;
    Set<PersonalDataCategory> also = new HashSet<>();
    for (Evidence one : context.alsoConsidered(column, all, rows)) {
      ContextRules.Outcome outcome = context.apply(column, index, one, rows);
      Evidence weighed = outcome.evidence();
      if (weighed.score().value() >= 0.4) {
        also.add(weighed.rule().category());
      }
      if (best == null || weighed.score().value() > best.score().value()) {
        best = weighed;
        standing = weighed.score().convinces() ? outcome.standing() : Standing.NONE;
      }
    }
    if (best == null) {
      return new Judgement(
          Optional.empty(), Standing.NONE, Score.ZERO, Set.of(), 0, 0, List.of(), "");
    }
    String detector = strongest(column.facts(), best.detectors());
    return new Judgement(
        Optional.of(best.rule().category()),
        standing,
        best.score(),
        also,
        detector == null ? 0 : Math.min(1, column.facts().rate(detector)),
        detector == null ? 0 : column.facts().match(detector).distinct(),
        detector == null ? List.of() : List.of(detector),
        String.join("; ", best.reasons()));
  }

  private static @Nullable String strongest(ColumnFacts facts, List<String> detectors) {
    String strongest = null;
    for (String detector : detectors) {
      if (facts.match(detector).matched() > 0
          && (strongest == null || facts.rate(detector) > facts.rate(strongest))) {
        strongest = detector;
      }
    }
    return strongest;
  }
}
