package dev.steward.lineage;

import io.openlineage.client.utils.UUIDUtils;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * One try of a run, which OpenLineage calls a run.
 *
 * @param id the same whoever tells of this try: a successor ends what a killed process began
 * @param label of the run ({@code 2026-11-01-run2})
 * @param zone where the day of {@code asOf} begins
 * @param parent the try that this one is a part of
 */
public record LineageRun(
    UUID id, String job, LocalDate asOf, String label, ZoneId zone, Optional<LineageRun> parent) {

  /**
   * The id of a try.
   *
   * @param began when the run was begun
   * @param execution tells it from other tries and runs in the same control store
   */
  public static UUID id(String job, Instant began, long execution) {
    return UUIDUtils.generateStaticUUID(
        began, (job + "/" + began + "/" + execution).getBytes(StandardCharsets.UTF_8));
  }

  /** The outermost of the tries that this is a part of; itself where it is none's. */
  LineageRun root() {
    return parent.map(LineageRun::root).orElse(this);
  }
}
