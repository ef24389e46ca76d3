package dev.steward.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the matches of detectors. */
final class ValueEvidence {
  /** A single hit of these is hardly chance. */
  private static final Set<String> CERTAIN =
      Set.of(
          "email", "iban", "credit-card", "password-hash", "secret", "user-agent", "ipv4", "phone");

  private static final Map<String, Double> CHANCES = chances();

  private ValueEvidence() {}

  /** Those of the detectors that matched anything. */
  static List<String> detectors(ColumnFacts column, List<String> detectors) {
    return detectors.stream().filter(d -> column.match(d).matched() > 0).toList();
  }

  static List<String> starting(ColumnFacts column, String prefix) {
    return column.matches().keySet().stream().filter(d -> d.startsWith(prefix)).sorted().toList();
  }

  static double bestRate(ColumnFacts column, List<String> detectors) {
    return detectors.stream().mapToDouble(column::rate).max().orElse(0);
  }

  /** {@code values:email 0.98 of 4112 distinct}, for the detector that matched most. */
  static String words(ColumnFacts column, List<String> detectors) {
    String best = detectors.get(0);
    for (String detector : detectors) {
      if (column.rate(detector) > column.rate(best)) {
        best = detector;
      }
    }
    return String.format(
        Locale.ROOT,
        "values:%s %.2f of %d distinct",
        best,
        column.rate(best),
        Math.round(column.distinct()));
  }

  static boolean isCertain(String detector) {
    return CERTAIN.contains(detector);
  }

  static boolean isValidated(String detector) {
    return CHANCES.containsKey(detector);
  }

  static double chance(String detector) {
    return CHANCES.getOrDefault(detector, 0.0);
  }

  private static Map<String, Double> chances() {
    Map<String, Double> chances = new HashMap<>();
    List<ValueDetector> all = new ArrayList<>();
    all.addAll(FinanceDetectors.all());
    all.addAll(DeviceDetectors.all());
    all.addAll(PhoneDetectors.all());
    all.addAll(NationalIds.all());
    all.stream().filter(ValueDetector::validates).forEach(d -> chances.put(d.name(), d.chance()));
    return Map.copyOf(chances);
  }
}
