package dev.steward.inventory;

import dev.steward.catalog.ColumnOverride;
import dev.steward.core.PersonalDataCategory;
import dev.steward.detect.Judgement;
import dev.steward.detect.Judgement.Standing;
import dev.steward.detect.Score;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an override makes of a judgement. */
final class Overruled {
  private Overruled() {}

  /** The override's verdict, followed by the evidence of what was found. */
  static Judgement by(ColumnOverride override, Judgement found) {
    String verdict =
        "override: %s (%s)"
            .formatted(
                override.category().map(PersonalDataCategory::name).orElse("none"),
                override.reason());
    String evidence = found.evidence().isEmpty() ? verdict : verdict + "; " + found.evidence();
    if (override.category().isEmpty()) {
      return new Judgement(
          Optional.empty(), Standing.NONE, Score.ZERO, Set.of(), 0, 0, List.of(), evidence);
    }
    boolean same = found.category().equals(override.category());
    return new Judgement(
        override.category(),
        Standing.PERSONAL,
        new Score(1),
        Set.of(override.category().get()),
        same ? found.matchRate() : 0,
        same ? found.matchedDistinct() : 0,
        same ? found.detectors() : List.of(),
        evidence);
  }
}
