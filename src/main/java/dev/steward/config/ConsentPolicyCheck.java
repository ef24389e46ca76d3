package dev.steward.config;

import dev.steward.consent.ConsentLevel;
import dev.steward.consent.ConsentLevels;
import dev.steward.consent.ConsentPolicy;
import dev.steward.consent.ConsentPolicy.Authority;
import dev.steward.consent.ConsentPolicy.GuardianConsent;
import dev.steward.consent.DigitalConsentAges;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the policy about consent of its properties. */
final class ConsentPolicyCheck {
  private static final PropertyPath PATH = ConsentCheck.PATH;

  private final ZoneId zone;
  private final FaultList faults;

  ConsentPolicyCheck(ZoneId zone, FaultList faults) {
    this.zone = zone;
    this.faults = faults;
  }

  Optional<ConsentPolicy> policy(ConsentProperties properties, boolean hasLedger) {
    Optional<ConsentLevels> levels = levels(properties);
    Optional<Authority> authority =
        choice("authority", properties.authority(), Authority.LOWEST, Authority.values());
    if (authority.filter(Authority.LEDGER::equals).isPresent() && !hasLedger) {
      faults.add(PATH.child("authority"), "ledger has authority, but none is configured");
    }
    Optional<GuardianConsent> guardianConsent =
        choice(
            "guardian-consent",
            properties.guardianConsent(),
            GuardianConsent.LEDGER,
            GuardianConsent.values());
    Optional<DigitalConsentAges> ages = ages(properties.digitalConsentAge());
    Period expiry = properties.expiresAfter();
    if (expiry != null && (expiry.isZero() || expiry.isNegative())) {
      faults.add(PATH.child("expires-after"), "expected a period, such as P24M; found " + expiry);
      return Optional.empty();
    }
    if (levels.isEmpty() || authority.isEmpty() || guardianConsent.isEmpty() || ages.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ConsentPolicy(
            levels.get(),
            authority.get(),
            Optional.ofNullable(expiry),
            guardianConsent.get(),
            ages.get(),
            zone));
  }

  private Optional<ConsentLevels> levels(ConsentProperties properties) {
    ConsentLevels dynamics = ConsentLevels.dynamics();
    List<String> names = properties.levels();
    boolean own = names != null && !names.equals(names(dynamics));
    List<String> levels = names == null ? names(dynamics) : names;
    boolean sound = true;
    for (String property : List.of("objection-from", "profiling-level")) {
      String value = named(properties, property);
      if (value == null && own) {
        faults.add(PATH.child(property), "missing; with levels of your own, name the one");
        sound = false;
      } else if (value != null && !levels.contains(value)) {
        faults.unknown(PATH.child(property), "no such level: " + value, levels, value);
        sound = false;
      }
    }
    Map<String, String> values = levelValues(properties.levelValues());
    if (values.isEmpty() && own) {
      faults.add(PATH.child("level-values"), "missing; which values stand for the levels");
      sound = false;
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (!levels.contains(value.getValue())) {
        faults.unknown(
            PATH.child("level-values").key(value.getKey()),
            "no such level: " + value.getValue(),
            levels,
            value.getValue());
        sound = false;
      }
    }
    return sound ? of(properties, levels, values) : Optional.empty();
  }

  private Optional<ConsentLevels> of(
      ConsentProperties properties, List<String> levels, Map<String, String> values) {
    try {
      return Optional.of(
          ConsentLevels.of(
              levels,
              orElse(properties.objectionFrom(), "subscriptions"),
              orElse(properties.profilingLevel(), "profiling"),
              values.isEmpty() ? ConsentLevels.dynamicsValues() : values));
    } catch (IllegalArgumentException e) {
      faults.add(PATH, "" + e.getMessage());
      return Optional.empty();
    }
  }

  private static @Nullable String named(ConsentProperties properties, String property) {
    return property.equals("objection-from")
        ? properties.objectionFrom()
        : properties.profilingLevel();
  }

  /**
   * A map, or a list of {value, level}, which comes as keys {@code 0.value} and {@code 0.level}.
   */
  private Map<String, String> levelValues(@Nullable Map<String, String> written) {
    Map<String, String> values = new TreeMap<>();
    if (written == null) {
      return values;
    }
    written.forEach(
        (key, value) -> {
          if (key.endsWith(".value")) {
            String level = written.get(key.substring(0, key.length() - "value".length()) + "level");
            if (level == null) {
              faults.add(PATH.child("level-values"), "each element has a value and a level");
            } else {
              values.put(value, level);
            }
          } else if (!key.endsWith(".level")) {
            values.put(key, value);
          }
        });
    return values;
  }

  private Optional<DigitalConsentAges> ages(@Nullable Map<String, Integer> overrides) {
    try {
      return Optional.of(
          DigitalConsentAges.withOverrides(overrides == null ? Map.of() : overrides));
    } catch (IllegalArgumentException e) {
      faults.add(PATH.child("digital-consent-age"), "" + e.getMessage());
      return Optional.empty();
    }
  }

  private <T extends Enum<T>> Optional<T> choice(
      String property, @Nullable String written, T otherwise, T[] all) {
    if (written == null) {
      return Optional.of(otherwise);
    }
    for (T each : all) {
      if (word(each).equals(written)) {
        return Optional.of(each);
      }
    }
    faults.unknown(
        PATH.child(property),
        "no such word: " + written,
        List.of(all).stream().map(ConsentPolicyCheck::word).toList(),
        written);
    return Optional.empty();
  }

  private static String word(Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  private static List<String> names(ConsentLevels levels) {
    return levels.all().stream().map(ConsentLevel::name).toList();
  }
}
