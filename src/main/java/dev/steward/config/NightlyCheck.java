package dev.steward.config;

import dev.steward.config.StewardProperties.NightlyProperties;
import dev.steward.nightly.NightPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what the night consists of: what {@code steward.nightly.parts} names, or all there can be.
 */
final class NightlyCheck {
  private static final PropertyPath PATH = PropertyPath.STEWARD.child("nightly").child("parts");

  private final boolean hasKey;
  private final boolean decidesConsent;
  private final FaultList faults;

  NightlyCheck(boolean hasKey, boolean decidesConsent, FaultList faults) {
    this.hasKey = hasKey;
    this.decidesConsent = decidesConsent;
    this.faults = faults;
  }

  List<NightPart> parts(@Nullable NightlyProperties properties) {
    List<String> named = properties == null ? null : properties.parts();
    if (named == null || named.isEmpty()) {
      return Arrays.stream(NightPart.values()).filter(part -> needs(part).isEmpty()).toList();
    }
    List<NightPart> parts = new ArrayList<>();
    for (String name : named) {
      Optional<NightPart> part = NightPart.of(name);
      if (part.isEmpty()) {
        faults.unknown(PATH, "no such part: " + name, NightPart.jobNames(), name);
      } else {
        needs(part.get()).ifPresent(it -> faults.add(PATH, name + " needs " + it));
        parts.add(part.get());
      }
    }
    return parts;
  }

  /** What a part needs that is not configured. */
  private Optional<String> needs(NightPart part) {
    if (part == NightPart.CONSENT_ELIGIBILITY && !decidesConsent) {
      return Optional.of("steward.consent, which is missing");
    }
    return part.namesPeople() && !hasKey
        ? Optional.of("steward.pseudonym-key, which is missing")
        : Optional.empty();
  }
}
