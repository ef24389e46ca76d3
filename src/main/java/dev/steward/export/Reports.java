package dev.steward.export;

import static dev.steward.report.ReportType.LONG;
import static dev.steward.report.ReportType.TEXT;

import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;

/** The reports. */
public final class Reports {
  /** A row a request and table in which anything was found, or a request without any. */
  public static final ReportSchema EXPORTS =
      ReportSchema.of(
          "exports",
          new ReportColumn("request_id", TEXT),
          new ReportColumn("subject", TEXT),
          new ReportColumn("source", TEXT),
          new ReportColumn("table", TEXT),
          new ReportColumn("rows", LONG),
          new ReportColumn("withheld_columns", TEXT),
          new ReportColumn("bundle", TEXT),
          new ReportColumn("bundle_sha256", TEXT),
          new ReportColumn("status", TEXT));

  private Reports() {}
}
