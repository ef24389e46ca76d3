package dev.steward.lineage;

import dev.steward.core.TableRef;
import dev.steward.report.ReportColumn;
import io.openlineage.client.utils.DatasetIdentifier;
import java.util.List;
import java.util.Optional;

/** The data that a run read, changed and wrote. */
record RunData(List<Data> read, List<Data> changed, List<Report> written) {
  static final RunData NONE = new RunData(List.of(), List.of(), List.of());

  RunData {
    read = List.copyOf(read);
    changed = List.copyOf(changed);
    written = List.copyOf(written);
  }

  /**
   * A table, or a file that is none of a source's.
   *
   * @param table empty for such a file
   * @param fields as the latest inventory found them; none where it found none
   */
  record Data(DatasetIdentifier id, Optional<TableRef> table, List<Field> fields) {
    Data {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A column.
   *
   * @param category of the personal data in it; empty where there is none
   */
  record Field(String name, String type, Optional<String> category, boolean special) {}

  /**
   * A report, the same one whatever the date.
   *
   * @param location where this run's is
   * @param format {@code csv} or {@code parquet}
   */
  record Report(
      DatasetIdentifier id,
      DatasetIdentifier location,
      String format,
      List<ReportColumn> columns,
      long rows,
      long bytes,
      long files) {
    Report {
      columns = List.copyOf(columns);
    }
  }
}
