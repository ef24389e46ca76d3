package dev.steward.processing;

import dev.steward.consent.Activity;
import dev.steward.core.TableRef;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.LeadTable;
import dev.steward.eligibility.LedgerPlace;
import dev.steward.eligibility.Members;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The tables that an activity uses, as far as they are configured as tables. */
record UsedTables(EligibilitySettings settings) {
  /** The table of those whom an activity is for. */
  static TableRef people(EligibilitySettings settings, Activity activity) {
    return activity.subject() == Activity.Subject.LEAD
        ? settings.leads().map(LeadTable::table).orElse(settings.contacts())
        : settings.contacts();
  }

  List<TableRef> of(Activity activity) {
    Set<TableRef> tables = new LinkedHashSet<>();
    if (settings.segments().get(activity.segment()) instanceof Members.OfTable members) {
      tables.add(members.table());
    }
    if (activity.subject() != Activity.Subject.ACCOUNT) {
      tables.add(people(settings, activity));
      tables.add(settings.contacts());
      if (settings.ledger().orElse(null) instanceof LedgerPlace.InTable ledger) {
        tables.add(ledger.table());
      }
    }
    return List.copyOf(tables);
  }
}
