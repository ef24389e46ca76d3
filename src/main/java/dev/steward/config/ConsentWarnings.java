package dev.steward.config;

import dev.steward.consent.Activity;
import dev.steward.consent.ConsentPolicy.GuardianConsent;
import dev.steward.eligibility.EligibilitySettings;
import java.util.ArrayList;
import java.util.List;

/** What is allowed about consent, though a person should look at it. */
final class ConsentWarnings {
  private ConsentWarnings() {}

  static List<String> of(EligibilitySettings settings) {
    List<String> warnings = new ArrayList<>();
    for (Activity activity : settings.activities()) {
      if (activity.decidesBelowProfiling(settings.policy().levels())) {
        warnings.add(
            "steward.consent.activities: "
                + activity.id()
                + " decides automatically below the profiling level: that needs a contract or a law"
                + " (Art. 22(2)(a), (b))");
      }
    }
    if (settings.policy().guardianConsent() == GuardianConsent.LEDGER
        && settings.ledger().isEmpty()) {
      warnings.add(
          "steward.consent.guardian-consent: guardians consent in the ledger, and none is"
              + " configured: no child that needs a guardian will be eligible");
    }
    return warnings;
  }
}
