package dev.steward.audit;

import dev.steward.report.Publications;
import dev.steward.report.Verification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks all that was published: files against manifests, and manifests against the trail. */
public final class ReportsCheck {
  private final Publications publications;
  private final Map<String, Recorded> recorded;
  private final List<String> faults = new ArrayList<>();
  private int places;

  /**
   * @param trail with all rows taken
   */
  public ReportsCheck(Publications publications, TrailCheck trail) {
    this.publications = publications;
    this.recorded = new TreeMap<>(trail.recorded());
  }

  /** What is wrong, each with its place below the folder of all reports. */
  public List<String> faults() throws IOException {
    for (String place : publications.places()) {
      places++;
      for (Verification.Fault fault : publications.faults(place)) {
        faults.add(place + "/" + fault);
      }
      Optional<String> manifest = publications.manifestSha256(place);
      if (manifest.isPresent()) {
        compare(place + "/manifest.json", manifest, Optional.ofNullable(recorded.remove(place)));
      }
    }
    for (String page : publications.pages()) {
      compare(page, publications.sha256(page), Optional.ofNullable(recorded.remove(page)));
    }
    for (Map.Entry<String, Recorded> left : recorded.entrySet()) {
      compare(left.getKey(), Optional.empty(), Optional.of(left.getValue()));
    }
    return List.copyOf(faults);
  }

  private void compare(String path, Optional<String> sha256, Optional<Recorded> of) {
    if (of.isEmpty()) {
      faults.add(path + ": not in the audit trail");
    } else if (sha256.isEmpty()) {
      faults.add("%s: gone; row %d recorded it".formatted(path, of.get().row()));
    } else if (!of.get().rightful().contains(sha256.get())) {
      faults.add("%s: another than row %d recorded".formatted(path, of.get().row()));
    }
  }

  /** How many publications there are. */
  public int places() {
    return places;
  }
}
