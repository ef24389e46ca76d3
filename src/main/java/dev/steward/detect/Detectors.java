package dev.steward.detect;

import java.util.List;

/**
 * What recognises personal data: in values, by {@link ValueJudge}s, and in whole tables, by {@link
 * #judge}. Immutable and safe for use by several threads.
 */
public final class Detectors {
  private final DetectorRegistry registry;
  private final HeaderWords headers;
  private final TableJudge tables;
  private final String ownTests;

  private Detectors(DetectorRegistry registry, HeaderWords headers, OwnRules own) {
    this.registry = registry;
    this.headers = headers;
    CategoryRules rules = CategoryRules.load();
    this.tables = new TableJudge(headers, rules, new OwnJudge(own, headers, rules));
    this.ownTests = own.valueTests();
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
    return tables.judge(table);
  }

  /**
   * Whether a key of a JSON object is certainly the name of a field: made of words that name fields
   * elsewhere. A key that is a person's name or number is not.
   */
  public boolean isFieldName(String key) {
    return headers.knows(key);
  }

  /** Whether a key of a JSON object may be a person's name. */
  public boolean isPersonName(String key) {
    long kinds = registry.lexicon().kindsOf(key);
    long names =
        1L << registry.lexicon().kind("given-name") | 1L << registry.lexicon().kind("family-name");
    return (kinds & names) != 0 && !headers.knows(key);
  }

  private static final class Standard {
    static final Detectors INSTANCE =
        new Detectors(DetectorRegistry.standard(), HeaderWords.load(), OwnRules.NONE);
  }
}
