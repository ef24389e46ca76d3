package dev.steward.eligibility;

import static dev.steward.report.ReportType.BOOLEAN;
import static dev.steward.report.ReportType.LONG;
import static dev.steward.report.ReportType.TEXT;
import static dev.steward.report.ReportType.TIMESTAMP;

import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;

/** The reports. */
public final class Reports {
  /** A row an activity and member, by activity and then by key. */
  public static final ReportSchema ELIGIBILITY =
      ReportSchema.of(
          "eligibility",
          new ReportColumn("activity", TEXT),
          new ReportColumn("kind", TEXT),
          new ReportColumn("segment", TEXT),
          new ReportColumn("contact_id", TEXT),
          new ReportColumn("eligible", BOOLEAN),
          new ReportColumn("reason", TEXT),
          new ReportColumn("required_level", TEXT),
          new ReportColumn("granted_level", TEXT),
          new ReportColumn("effective_level", TEXT),
          new ReportColumn("consent_event_id", TEXT),
          new ReportColumn("consented_at", TIMESTAMP),
          new ReportColumn("change", TEXT));

  /** Who may be asked for a higher level, by activity and then by key. */
  public static final ReportSchema RECONSENT =
      ReportSchema.of(
          "reconsent",
          new ReportColumn("activity", TEXT),
          new ReportColumn("contact_id", TEXT),
          new ReportColumn("granted_level", TEXT),
          new ReportColumn("required_level", TEXT));

  /** Contacts whose rows disagree with the ledger or that have several, by key. */
  public static final ReportSchema CONFLICTS =
      ReportSchema.of(
          "conflicts",
          new ReportColumn("contact_id", TEXT),
          new ReportColumn("kind", TEXT),
          new ReportColumn("row_level", TEXT),
          new ReportColumn("ledger_level", TEXT));

  /** A row an activity. */
  public static final ReportSchema SUMMARY =
      ReportSchema.of(
          "summary",
          new ReportColumn("activity", TEXT),
          new ReportColumn("kind", TEXT),
          new ReportColumn("segment", TEXT),
          new ReportColumn("required_level", TEXT),
          new ReportColumn("members", LONG),
          new ReportColumn("eligible", LONG),
          new ReportColumn("ineligible", LONG),
          new ReportColumn("newly_eligible", LONG),
          new ReportColumn("newly_ineligible", LONG),
          new ReportColumn("left", LONG));

  /** A row an activity and reason that occurs. */
  public static final ReportSchema REASONS =
      ReportSchema.of(
          "reasons",
          new ReportColumn("activity", TEXT),
          new ReportColumn("reason", TEXT),
          new ReportColumn("contacts", LONG));

  private Reports() {}
}
