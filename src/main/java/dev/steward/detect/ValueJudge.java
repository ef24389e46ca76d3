package dev.steward.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Judges value after value. Values with the same outcome have the same verdict number; 0 is the
 * outcome of a value that no detector even tried. Used by one thread; keeps no value.
 */
public final class ValueJudge {
  private final DetectorRegistry registry;
  private final ValueTraits traits = new ValueTraits();
  private final Map<Verdict, Integer> numbers = new HashMap<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final byte[] digits = new byte[20];

  ValueJudge(DetectorRegistry registry) {
    this.registry = registry;
    verdicts.add(Verdict.NONE);
    numbers.put(Verdict.NONE, 0);
  }

  /** Judges text, {@code data[from] .. data[to-1]} in UTF-8. */
  public int judgeText(byte[] data, int from, int to) {
    traits.read(data, from, to);
    int classes = traits.classes();
    long words = traits.letters() > 0 ? registry.lexicon().kindsOf(traits) : 0;
    return judge(words, registry.lowFor(classes), registry.highFor(classes));
  }

  /** Judges an integer by its decimal digits. */
  public int judgeInteger(long value) {
    if (value < 0) {
      return verdictOfIntegers();
    }
    int from = digits.length;
    long rest = value;
    do {
      digits[--from] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    traits.read(digits, from, digits.length);
    int classes = traits.classes();
    return judge(
        0,
        registry.lowFor(classes) & registry.lowForIntegers(),
        registry.highFor(classes) & registry.highForIntegers());
  }

  /** Judges a date, as days since 1970-01-01. */
  public int judgeDate(long epochDay) {
    int year = epochDay < -800_000 || epochDay > 1_000_000 ? 0 : yearOf(epochDay);
    List<String> matched = new ArrayList<>(List.of("date"));
    if (DateDetectors.plausibleBirth(year)) {
      matched.add("date.of-life");
    }
    if (year >= DateDetectors.EARLIEST_BIRTH && year <= DateDetectors.LATEST_CERTAIN_BIRTH) {
      matched.add("date.long-past");
    }
    return intern(matched);
  }

  /** Judges a date and time, as days since 1970-01-01. */
  public int judgeTimestamp(long epochDay) {
    Verdict day = verdicts.get(judgeDate(epochDay));
    Verdict time = verdicts.get(intern(List.of("timestamp")));
    return number(new Verdict(day.low() | time.low(), day.high() | time.high(), 0, 0));
  }

  /** Judges a number with a fraction. */
  public int judgeFraction(double value) {
    boolean precise = Math.abs(value * 1000 - Math.rint(value * 1000)) > 1e-7;
    if (!precise || Math.abs(value) > 180) {
      return intern(List.of("decimal"));
    }
    return intern(
        Math.abs(value) <= 90
            ? List.of("decimal", "latitude", "longitude")
            : List.of("decimal", "longitude"));
  }

  /** The names of the detectors that matched. */
  public List<String> matched(int verdict) {
    return names(verdicts.get(verdict).low(), verdicts.get(verdict).high());
  }

  /** The names of the detectors whose form matched while their validation failed. */
  public List<String> failed(int verdict) {
    return names(verdicts.get(verdict).triedLow(), verdicts.get(verdict).triedHigh());
  }

  private int verdictOfIntegers() {
    return intern(List.of("integer"));
  }

  private int judge(long words, long low, long high) {
    long matchedLow = words;
    long matchedHigh = 0;
    long triedLow = 0;
    long triedHigh = 0;
    for (long rest = low; rest != 0; rest &= rest - 1) {
      int number = Long.numberOfTrailingZeros(rest);
      ValueDetector detector = Objects.requireNonNull(registry.form(number));
      if (detector.when().admits(traits)) {
        if (passes(detector)) {
          matchedLow |= 1L << number;
        } else if (detector.validates()) {
          triedLow |= 1L << number;
        }
      }
    }
    for (long rest = high; rest != 0; rest &= rest - 1) {
      int number = Long.numberOfTrailingZeros(rest);
      ValueDetector detector = Objects.requireNonNull(registry.form(number + 64));
      if (detector.when().admits(traits)) {
        if (passes(detector)) {
          matchedHigh |= 1L << number;
        } else if (detector.validates()) {
          triedHigh |= 1L << number;
        }
      }
    }
    if ((matchedLow | matchedHigh | triedLow | triedHigh) == 0) {
      return 0;
    }
    return number(new Verdict(matchedLow, matchedHigh, triedLow, triedHigh));
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

  private int intern(List<String> matched) {
    long low = 0;
    long high = 0;
    for (String name : matched) {
      int number = registry.names().indexOf(name);
      low |= number < 64 ? 1L << number : 0;
      high |= number < 64 ? 0 : 1L << (number - 64);
    }
    return number(new Verdict(low, high, 0, 0));
  }

  private int number(Verdict verdict) {
    Integer known = numbers.get(verdict);
    if (known == null) {
      known = verdicts.size();
      numbers.put(verdict, known);
      verdicts.add(verdict);
    }
    return known;
  }

  private List<String> names(long low, long high) {
    List<String> names = new ArrayList<>();
    for (long rest = low; rest != 0; rest &= rest - 1) {
      names.add(registry.names().get(Long.numberOfTrailingZeros(rest)));
    }
    for (long rest = high; rest != 0; rest &= rest - 1) {
      names.add(registry.names().get(64 + Long.numberOfTrailingZeros(rest)));
    }
    return names;
  }

  private static int yearOf(long epochDay) {
    return java.time.LocalDate.ofEpochDay(epochDay).getYear();
  }
}
