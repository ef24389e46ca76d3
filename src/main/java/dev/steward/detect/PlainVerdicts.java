package dev.steward.detect;

import java.time.LocalDate;

/** The verdicts on dates and on numbers whose digits tell nothing, numbered once. */
final class PlainVerdicts {
  private static final long DAYS_OF_NOTE = 1_000_000;
  private static final int OF_LIFE = 1;
  private static final int LONG_PAST = 2;

  private final DetectorRegistry registry;
  private final VerdictTable verdicts;
  private final int[] dates = new int[4];
  private final int[] timestamps = new int[4];
  private final int negative;
  private final int plainFraction;
  private final int latitude;
  private final int longitude;

  PlainVerdicts(DetectorRegistry registry, VerdictTable verdicts) {
    this.registry = registry;
    this.verdicts = verdicts;
    this.negative = number("integer");
    this.plainFraction = number("decimal");
    this.latitude = number("decimal", "latitude", "longitude");
    this.longitude = number("decimal", "longitude");
    for (int of = 0; of < dates.length; of++) {
      String life = (of & OF_LIFE) == 0 ? "date" : "date.of-life";
      String past = (of & LONG_PAST) == 0 ? "date" : "date.long-past";
      dates[of] = number("date", life, past);
      timestamps[of] = number("date", life, past, "timestamp");
    }
  }

  int negativeInteger() {
    return negative;
  }

  int fraction(double value) {
    boolean precise = Math.abs(value * 1000 - Math.rint(value * 1000)) > 1e-7;
    if (!precise || Math.abs(value) > 180) {
      return plainFraction;
    }
    return Math.abs(value) <= 90 ? latitude : longitude;
  }

  int date(long epochDay) {
    return dates[kind(epochDay)];
  }

  int timestamp(long epochDay) {
    return timestamps[kind(epochDay)];
  }

  private static int kind(long epochDay) {
    int year = Math.abs(epochDay) > DAYS_OF_NOTE ? 0 : LocalDate.ofEpochDay(epochDay).getYear();
    return (DateDetectors.plausibleBirth(year) ? OF_LIFE : 0)
        | (DateDetectors.longPast(year) ? LONG_PAST : 0);
  }

  private int number(String... names) {
    long[] matched = new long[registry.words()];
    for (String name : names) {
      DetectorRegistry.set(matched, registry.number(name));
    }
    return verdicts.number(matched, new long[registry.words()]);
  }
}
