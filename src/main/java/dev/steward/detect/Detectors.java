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

  private Detectors(DetectorRegistry registry) {
    this.registry = registry;
    this.headers = HeaderWords.load();
    this.tables = new TableJudge(headers, CategoryRules.load());
  }

  /** All detectors that Steward has. */
  public static Detectors standard() {
    return Standard.INSTANCE;
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
    static final Detectors INSTANCE = new Detectors(DetectorRegistry.standard());
  }
}
