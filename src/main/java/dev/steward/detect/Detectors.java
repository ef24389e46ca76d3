package dev.steward.detect;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What recognises personal data: in values, by {@link ValueJudge}s, and in whole tables, by {@link
 * #judge}. Immutable and safe for use by several threads.
 */
public final class Detectors {
  private final DetectorRegistry registry;

  /** Read while the first values are judged: names are judged last. */
  private final CompletableFuture<HeaderWords> headers;

  private final CompletableFuture<TableJudge> tables;
  private final String ownTests;

  private Detectors(
      DetectorRegistry registry, CompletableFuture<HeaderWords> headers, OwnRules own) {
    this.registry = registry;
    this.headers = headers;
    this.tables = headers.thenApply(words -> judge(words, own));
    this.ownTests = own.valueTests();
  }

  private static TableJudge judge(HeaderWords headers, OwnRules own) {
    CategoryRules rules = CategoryRules.load();
    return new TableJudge(headers, rules, new OwnJudge(own, headers, rules));
  }

  /** All detectors that Steward has. */
  public static Detectors standard() {
    return Standard.INSTANCE;
  }

  /** All detectors that Steward has, and the user's. */
  public static Detectors with(OwnRules own) {
    Detectors standard = standard();
    return own.areNone()
        ? standard
        : new Detectors(standard.registry.with(own), standard.headers, own);
  }

  /**
   * The user's tests of values, in words that no reader should see: they may quote values. Profiles
   * that were made under other tests are of no use.
   */
  public String ownTests() {
    return ownTests;
  }

  /** A judge of values for one thread. */
  public ValueJudge newJudge() {
    return new ValueJudge(registry);
  }

  /** What the columns of a table hold, in their order. */
  public List<Judgement> judge(TableFacts table) {
    return tables.join().judge(table);
  }

  /**
   * Whether a key of a JSON object is certainly the name of a field: made of words that name fields
   * elsewhere. A key that is a person's name or number is not.
   */
  public boolean isFieldName(String key) {
    return headers.join().knows(key);
  }

  /** Whether a key of a JSON object may be a person's name. */
  public boolean isPersonName(String key) {
    long kinds = registry.lexicon().kindsOf(key);
    long names =
        1L << registry.lexicon().kind("given-name") | 1L << registry.lexicon().kind("family-name");
    return (kinds & names) != 0 && !headers.join().knows(key);
  }

  private static final class Standard {
    static final Detectors INSTANCE =
        new Detectors(
            DetectorRegistry.standard(),
            CompletableFuture.supplyAsync(HeaderWords::load),
            OwnRules.NONE);
  }
}
