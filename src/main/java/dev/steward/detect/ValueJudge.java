package dev.steward.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Judges value after value. Values with the same outcome have the same verdict number; 0 is the
 * outcome of a value that says nothing. Used by one thread; keeps no value.
 */
public final class ValueJudge {
  /** Shorter numbers are nothing that is certain. */
  private static final long SMALLEST_OF_NOTE = 10_000_000;

  private final DetectorRegistry registry;
  private final OwnValues own;
  private final VerdictTable verdicts;
  private final ValueTraits traits = new ValueTraits();
  private final long[] matched;
  private final long[] failed;
  private final long[] none;
  private final PlainVerdicts plain;

  ValueJudge(DetectorRegistry registry) {
    this.registry = registry;
    this.own = registry.own();
    this.verdicts = new VerdictTable(registry.words());
    this.matched = new long[registry.words()];
    this.failed = new long[registry.words()];
    this.none = new long[registry.words()];
    this.plain = new PlainVerdicts(registry, verdicts);
  }

  /** Judges text, {@code data[from] .. data[to-1]} in UTF-8. */
  public int judgeText(byte[] data, int from, int to) {
    traits.read(data, from, to);
    clear();
    if (own.allow(traits, matched, null)) {
      return verdicts.number(matched, failed);
    }
    if ((traits.classes() & CharClass.LETTERS) != 0) {
      matched[0] = registry.lexicon().kindsOf(traits);
      if ((matched[0] & registry.missing()) != 0) {
        matched[0] = registry.missing();
        return verdicts.number(matched, failed);
      }
    }
    long[] candidates = registry.candidates(traits.classes(), traits.length());
    for (int word = 0; word < candidates.length; word++) {
      check(word, candidates[word]);
    }
    own.judge(traits, matched, failed, null);
    return verdicts.number(matched, failed);
  }

  /**
   * The detectors that go on looking where all have looked at enough.
   *
   * @param settled names of those whose share is known by now
   */
  public RareDetectors rareBut(Set<String> settled) {
    return registry.rareBut(settled);
  }

  /** Judges text by some detectors only. */
  public int judgeText(byte[] data, int from, int to, RareDetectors some) {
    if (some.isEmpty()) {
      return 0;
    }
    if (own.areNone() && !some.mayMatch(Glance.of(data, from, to))) {
      return 0;
    }
    traits.read(data, from, to);
    return judgeRare(registry.candidates(traits.classes(), traits.length()), some, false);
  }

  /** Judges an integer by some detectors only. */
  public int judgeInteger(long value, RareDetectors some) {
    boolean ofNote = value >= SMALLEST_OF_NOTE;
    if (!ofNote && own.areNone() || some.isEmptyForIntegers()) {
      return 0;
    }
    traits.read(value);
    return judgeRare(
        ofNote ? registry.candidates(traits.classes(), traits.length()) : none, some, true);
  }

  private int judgeRare(long[] candidates, RareDetectors some, boolean integer) {
    if (own.areNone() && !some.includesAny(candidates)) {
      return 0;
    }
    clear();
    if (own.allow(traits, matched, some)) {
      return verdicts.number(matched, failed);
    }
    boolean told = !own.areNone();
    for (int word = 0; word < candidates.length; word++) {
      long forInteger = integer ? registry.forIntegers()[word] : -1L;
      told |= check(word, candidates[word] & some.word(word) & forInteger);
    }
    own.judge(traits, matched, failed, some);
    return told ? verdicts.number(matched, failed) : 0;
  }

  /** Judges an integer by its decimal digits. */
  public int judgeInteger(long value) {
    if (value < 0 && own.areNone()) {
      return plain.negativeInteger();
    }
    traits.read(value);
    clear();
    if (own.allow(traits, matched, null)) {
      return verdicts.number(matched, failed);
    }
    if (value < 0) {
      DetectorRegistry.set(matched, registry.number("integer"));
    } else {
      long[] candidates = registry.candidates(traits.classes(), traits.length());
      for (int word = 0; word < candidates.length; word++) {
        check(word, candidates[word] & registry.forIntegers()[word]);
      }
    }
    own.judge(traits, matched, failed, null);
    return verdicts.number(matched, failed);
  }

  /** Judges a date, as days since 1970-01-01. */
  public int judgeDate(long epochDay) {
    return plain.date(epochDay);
  }

  /** Judges a date and time, as days since 1970-01-01. */
  public int judgeTimestamp(long epochDay) {
    return plain.timestamp(epochDay);
  }

  /** Judges a number with a fraction. */
  public int judgeFraction(double value) {
    return plain.fraction(value);
  }

  /** Whether any detector matched. */
  public boolean isMatch(int verdict) {
    return verdicts.get(verdict).isMatch();
  }

  /** The names of the detectors that matched. */
  public List<String> matched(int verdict) {
    return registry.names(verdicts.get(verdict).matched());
  }

  /** The names of the detectors whose form matched while their validation failed. */
  public List<String> failed(int verdict) {
    return registry.names(verdicts.get(verdict).failed());
  }

  /** Notes which of the candidates match and which fail; false where none does either. */
  private boolean check(int word, long candidates) {
    for (long rest = candidates; rest != 0; rest &= rest - 1) {
      ValueDetector detector = registry.form(64 * word + Long.numberOfTrailingZeros(rest));
      if (detector.when().admits(traits)) {
        long bit = rest & -rest;
        if (passes(detector)) {
          matched[word] |= bit;
        } else if (detector.validates()) {
          failed[word] |= bit;
        }
      }
    }
    return (matched[word] | failed[word]) != 0;
  }

  /** A fault in a check must not carry the value out in its message. */
  private boolean passes(ValueDetector detector) {
    try {
      return detector.check().test(traits);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "Detector "
              + detector.name()
              + " failed on a value of "
              + traits.length()
              + " bytes: "
              + e.getClass().getName());
    }
  }

  private void clear() {
    Arrays.fill(matched, 0);
    Arrays.fill(failed, 0);
  }
}
