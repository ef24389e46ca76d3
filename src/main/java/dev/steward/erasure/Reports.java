package dev.steward.erasure;

import static dev.steward.report.ReportType.DATE;
import static dev.steward.report.ReportType.LONG;
import static dev.steward.report.ReportType.TEXT;
import static dev.steward.report.ReportType.TIMESTAMP;

import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;

/** The reports. */
public final class Reports {
  /** What is to be done, a row a request, table and action; by request and table. */
  public static final ReportSchema PLAN =
      ReportSchema.of(
          "plan",
          new ReportColumn("request_id", TEXT),
          new ReportColumn("subject", TEXT),
          new ReportColumn("source", TEXT),
          new ReportColumn("table", TEXT),
          new ReportColumn("action", TEXT),
          new ReportColumn("basis", TEXT),
          new ReportColumn("rows_matched", LONG),
          new ReportColumn("retained_until", DATE),
          new ReportColumn("blocker", TEXT));

  /** A row a request and each table that was searched, hits or not. */
  public static final ReportSchema CERTIFICATE =
      ReportSchema.of(
          "certificate",
          new ReportColumn("request_id", TEXT),
          new ReportColumn("subject", TEXT),
          new ReportColumn("source", TEXT),
          new ReportColumn("table", TEXT),
          new ReportColumn("action", TEXT),
          new ReportColumn("basis", TEXT),
          new ReportColumn("rows_searched", LONG),
          new ReportColumn("columns_searched", LONG),
          new ReportColumn("rows_matched", LONG),
          new ReportColumn("rows_deleted", LONG),
          new ReportColumn("rows_anonymised", LONG),
          new ReportColumn("rows_retained", LONG),
          new ReportColumn("retained_until", DATE),
          new ReportColumn("residue", LONG),
          new ReportColumn("status", TEXT),
          new ReportColumn("verified_at", TIMESTAMP));

  /** What was found of people who should be gone; by request, table and column. */
  public static final ReportSchema RESIDUE =
      ReportSchema.of(
          "residue",
          new ReportColumn("request_id", TEXT),
          new ReportColumn("subject", TEXT),
          new ReportColumn("source", TEXT),
          new ReportColumn("table", TEXT),
          new ReportColumn("column", TEXT),
          new ReportColumn("category", TEXT),
          new ReportColumn("hits", LONG));

  private Reports() {}
}
