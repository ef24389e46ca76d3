package dev.steward.eligibility;

import dev.steward.report.PartFile;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What a unit decided: counts, and the parts of reports that it wrote. Holds no key. */
record UnitResult(List<OfActivity> activities, Optional<PartFile> conflicts, long conflicting) {
  private static final JsonMapper JSON = JsonMapper.shared();

  UnitResult {
    activities = List.copyOf(activities);
  }

  /** What it decided for an activity. */
  record OfActivity(
      String activity,
      ActivityCounts counts,
      Optional<PartFile> eligibility,
      Optional<PartFile> reconsent) {}

  byte[] toBytes() {
    return JSON.writeValueAsBytes(this);
  }

  static UnitResult fromBytes(byte[] stored) {
    return JSON.readValue(stored, UnitResult.class);
  }
}
