package dev.steward.consent;

import java.util.ArrayList;
import java.util.List;

/**
 * A decision with the rule it follows and why that applies, for an auditor. The facts are told by
 * {@link FactsInWords}.
 *
 * @param lines {@code name: value}, the decision first
 */
public record Explanation(Activity activity, Reason reason, List<String> lines) {
  public Explanation {
    lines = List.copyOf(lines);
  }

  /** That of a contact that has rows. */
  public static Explanation of(StandingRules rules, Activity activity, Dossier dossier) {
    Standing standing = rules.standing(dossier);
    Reason reason = Eligibility.of(rules.policy().levels(), activity).decide(standing);
    return of(activity, reason, new Grounds(rules, activity, dossier).of(reason));
  }

  /** That of a key that is no contact's. */
  public static Explanation ofUnknown(Activity activity) {
    return of(activity, Reason.UNKNOWN_CONTACT, "no contact has this key");
  }

  private static Explanation of(Activity activity, Reason reason, String because) {
    List<String> lines = new ArrayList<>();
    lines.add(
        activity.id() + ": " + (reason.isEligible() ? "eligible" : "not eligible: " + reason));
    lines.add("rule: " + reason.meaning());
    lines.add("because: " + because);
    lines.add(
        "activity: "
            + activity.kind()
            + " for "
            + activity.segment()
            + ", minimum level "
            + activity.minimum()
            + (activity.automatedDecision() ? ", decides automatically" : "")
            + (activity.usesBehaviour() ? ", uses behaviour" : ""));
    return new Explanation(activity, reason, lines);
  }
}
