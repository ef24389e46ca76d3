package dev.steward.detect;

import dev.steward.core.PersonalDataCategory;
import dev.steward.detect.Judgement.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges columns by the user's own detectors, whose word is final, and tells what was left out. */
final class OwnJudge {
  private final List<OwnDetector> detectors;
  private final List<Set<String>> phrases = new ArrayList<>();
  private final Set<String> pieces;
  private final HeaderWords headers;
  private final CategoryRules rules;

  OwnJudge(OwnRules own, HeaderWords headers, CategoryRules rules) {
    this.detectors = own.detectors();
    this.headers = headers;
    this.rules = rules;
    List<String> known = new ArrayList<>();
    for (OwnDetector detector : detectors) {
      Set<String> joined = new HashSet<>();
      for (String phrase : detector.names()) {
        for (String spelling : HeaderWords.spellings(phrase)) {
          known.addAll(Words.split(spelling));
          joined.add(OwnDetector.folded(spelling));
        }
      }
      known.addAll(joined);
      phrases.add(joined);
    }
    this.pieces = headers.piecesAnd(known);
  }

  /** What the detectors see in a column, the surest first. */
  List<OwnSigns> signs(ColumnFacts column) {
    if (detectors.isEmpty()) {
      return List.of();
    }
    List<String> words = headers.words(nameOf(column.name()), pieces);
    List<OwnSigns> signs = new ArrayList<>();
    for (int i = 0; i < detectors.size(); i++) {
      signs.add(new OwnSigns(detectors.get(i), isNamed(words, phrases.get(i)), column));
    }
    signs.sort(
        Comparator.comparing(OwnSigns::hold).thenComparing(one -> one.score().value()).reversed());
    return signs;
  }

  /** What the signs say of the rows of the table; null where they say nothing. */
  @Nullable Evidence evidence(List<OwnSigns> signs) {
    if (signs.isEmpty() || !signs.get(0).hold()) {
      return null;
    }
    OwnSigns best = signs.get(0);
    CategoryRule rule = Objects.requireNonNull(rules.of(best.own().category().name()));
    return new Evidence(
        rule, best.score(), List.of(best.own().detector()), best.named(), best.reasons());
  }

  /** The judgement by the signs where they hold, else the one that was found without them. */
  Judgement judge(ColumnFacts column, List<OwnSigns> signs, Judgement found) {
    List<OwnSigns> holding = signs.stream().filter(OwnSigns::hold).toList();
    List<String> reasons = new ArrayList<>();
    if (holding.isEmpty()) {
      reasons.add(found.evidence());
      signs.forEach(one -> reasons.addAll(one.reasons()));
    } else {
      holding.forEach(one -> reasons.addAll(one.reasons()));
    }
    reasons.addAll(leftOut(column));
    String evidence =
        reasons.stream().filter(reason -> !reason.isEmpty()).collect(Collectors.joining("; "));
    if (holding.isEmpty()) {
      return found.evidence().equals(evidence) ? found : found.because(evidence);
    }
    OwnSigns best = holding.get(0);
    ColumnFacts.Match match = column.match(best.own().detector());
    Set<PersonalDataCategory> also =
        holding.stream().map(one -> one.own().category()).collect(Collectors.toSet());
    return new Judgement(
        Optional.of(best.own().category()),
        Standing.PERSONAL,
        best.score(),
        also,
        best.rate(),
        match.distinct(),
        match.matched() > 0 ? List.of(best.own().detector()) : List.of(),
        evidence);
  }

  /** {@code allow-list:office 812 values left out}. */
  private static List<String> leftOut(ColumnFacts column) {
    Map<String, Long> counts = new TreeMap<>();
    column
        .matches()
        .forEach(
            (detector, match) ->
                AllowList.named(detector).ifPresent(name -> counts.put(name, match.matched())));
    List<String> reasons = new ArrayList<>();
    counts.forEach(
        (name, count) ->
            reasons.add(
                String.format(
                    Locale.ROOT,
                    "allow-list:%s %d %s left out",
                    name,
                    count,
                    count == 1 ? "value" : "values")));
    return reasons;
  }

  private static boolean isNamed(List<String> words, Set<String> phrases) {
    for (int from = 0; from < words.size(); from++) {
      StringBuilder run = new StringBuilder();
      for (int to = from; to < words.size(); to++) {
        if (phrases.contains(run.append(words.get(to)).toString())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Of a path the last part, but that of the map where it is a map's key or value. */
  private static String nameOf(String path) {
    int dot = path.lastIndexOf('.');
    String last = path.substring(dot + 1);
    if (dot > 0 && (last.equals("key") || last.equals("value"))) {
      return path.substring(path.lastIndexOf('.', dot - 1) + 1, dot);
    }
    return last;
  }
}
