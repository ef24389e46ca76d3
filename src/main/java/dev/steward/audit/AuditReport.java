package dev.steward.audit;

import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import dev.steward.report.ReportType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trail as the report {@code audit}, a row a row. */
public final class AuditReport {
  public static final ReportSchema SCHEMA =
      ReportSchema.of(
          "audit",
          new ReportColumn("sequence", ReportType.LONG),
          new ReportColumn("at", ReportType.TIMESTAMP),
          new ReportColumn("actor", ReportType.TEXT),
          new ReportColumn("action", ReportType.TEXT),
          new ReportColumn("object", ReportType.TEXT),
          new ReportColumn("outcome", ReportType.TEXT),
          new ReportColumn("configuration_sha256", ReportType.TEXT),
          new ReportColumn("manifest_sha256", ReportType.TEXT),
          new ReportColumn("chain", ReportType.TEXT));

  private AuditReport() {}

  /** The values of the report's columns. */
  public static List<@Nullable Object> row(AuditEntry entry) {
    return Arrays.asList(
        entry.sequence(),
        entry.at(),
        entry.actor(),
        entry.action(),
        entry.object(),
        entry.outcome(),
        entry.configurationSha256(),
        entry.manifestSha256().orElse(null),
        entry.chain());
  }
}
