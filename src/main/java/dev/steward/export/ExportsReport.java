package dev.steward.export;

import dev.steward.core.TableRef;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import dev.steward.report.ReportType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report {@code exports}: a row a request and table with rows, or one a request without any.
 */
public final class ExportsReport {
  public static final ReportSchema SCHEMA =
      ReportSchema.of(
          "exports",
          new ReportColumn("request_id", ReportType.TEXT),
          new ReportColumn("subject", ReportType.TEXT),
          new ReportColumn("source", ReportType.TEXT),
          new ReportColumn("table", ReportType.TEXT),
          new ReportColumn("rows", ReportType.LONG),
          new ReportColumn("withheld_columns", ReportType.TEXT),
          new ReportColumn("bundle", ReportType.TEXT),
          new ReportColumn("bundle_sha256", ReportType.TEXT),
          new ReportColumn("status", ReportType.TEXT),
          new ReportColumn("withheld_rows", ReportType.LONG));

  private ExportsReport() {}

  /**
   * The rows of a request that is answered by a bundle.
   *
   * @param path of the bundle, below the publication's folder
   */
  public static List<List<@Nullable Object>> answered(
      BundleRequest request, WrittenBundle bundle, String path, String status) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (WrittenBundle.TableCount count : bundle.tables()) {
      if (count.rows() > 0 || count.withheldRows() > 0) {
        rows.add(
            Arrays.asList(
                request.id(),
                request.subject(),
                count.table().source(),
                count.table().table(),
                count.rows(),
                String.join(";", count.withheld()),
                path,
                bundle.sha256(),
                status,
                count.withheldRows()));
      }
    }
    return rows;
  }

  /**
   * The row of a request without a bundle.
   *
   * @param status such as {@code not-found}, {@code ambiguous}, {@code failed}
   */
  public static List<@Nullable Object> unanswered(String id, String subject, String status) {
    return Arrays.asList(id, subject, null, null, 0L, null, null, null, status, null);
  }

  /** The row of a request without a bundle, and of a table that could not be searched. */
  public static List<@Nullable Object> unsearched(
      String id, String subject, TableRef table, String status) {
    return Arrays.asList(
        id, subject, table.source(), table.table(), null, null, null, null, status, null);
  }
}
