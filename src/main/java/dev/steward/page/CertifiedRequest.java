package dev.steward.page;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request's rows of the certificate, added up. */
final class CertifiedRequest {
  /** The gravest first: the first that some table has is the request's. */
  private static final List<String> STATES =
      List.of(
          "failed",
          "residue",
          "not-searched",
          "blocked",
          "ambiguous",
          "not-found",
          "retained",
          "clear");

  final String key;
  private final NamedRow first;
  private long searched;
  private long unsearched;
  long deleted;
  long anonymised;
  long retained;
  private long residue;
  private @Nullable LocalDate until;
  private int gravity = STATES.size() - 1;
  private @Nullable String unknown;

  CertifiedRequest(NamedRow first) {
    this.key = first.raw("request_id");
    this.first = first;
  }

  void add(NamedRow row) {
    if (row.has("verified_at")) {
      searched++;
    } else if (row.has("table")) {
      unsearched++;
    }
    deleted += row.number("rows_deleted");
    anonymised += row.number("rows_anonymised");
    retained += row.number("rows_retained");
    residue += row.number("residue");
    row.date("retained_until")
        .ifPresent(date -> until = until == null || date.isAfter(until) ? date : until);
    String status = row.raw("status");
    int place = STATES.indexOf(status);
    if (place < 0) {
      // a word that this version does not know is no success
      unknown = status;
      gravity = 0;
    } else {
      gravity = Math.min(gravity, place);
    }
  }

  boolean isClear() {
    return gravity >= STATES.indexOf("retained");
  }

  boolean isPerson() {
    return gravity != STATES.indexOf("ambiguous") && gravity != STATES.indexOf("not-found");
  }

  ErasureFacts.Request facts() {
    String state = unknown == null ? STATES.get(gravity) : unknown;
    String tone = unknown == null ? Words.group("state", state) : "alarm";
    return new ErasureFacts.Request(
        first.cell("request_id"),
        first.cell("subject"),
        searched,
        unsearched,
        deleted,
        anonymised,
        retained,
        until == null ? "" : Shown.date(until),
        residue,
        Words.of("state", state),
        tone,
        gravity);
  }
}
