package dev.steward.lineage;

import dev.steward.catalog.Sources;
import dev.steward.core.TableRef;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.LedgerPlace;
import dev.steward.eligibility.Members;
import dev.steward.files.FileStore;
import dev.steward.lineage.RunData.Data;
import dev.steward.lineage.RunData.Report;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportFile;
import dev.steward.source.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which data a run had to do with: from what it published, which names the tables, and
 * from the settings of decisions about consent.
 */
final class RunDataReading {
  private static final Set<String> CHANGES =
      Set.of("rows_deleted", "rows_anonymised", "rows_corrected");
  private static final Comparator<TableRef> BY_NAME =
      Comparator.comparing(TableRef::source).thenComparing(TableRef::table);

  private final Sources sources;
  private final FoundFields fields;
  private final Set<TableRef> read = new TreeSet<>(BY_NAME);
  private final Set<TableRef> changed = new TreeSet<>(BY_NAME);
  private final Set<String> files = new TreeSet<>();

  RunDataReading(Sources sources, FoundFields fields) {
    this.sources = sources;
    this.fields = fields;
  }

  RunData of(PublishedReport report, Optional<EligibilitySettings> decided) throws IOException {
    decided.ifPresent(this::add);
    Map<String, List<ReportFile>> reports = new LinkedHashMap<>();
    for (ReportFile file : report.manifest().files()) {
      if (!file.columns().isEmpty()) {
        reports.computeIfAbsent(name(file), it -> new ArrayList<>()).add(file);
      }
    }
    List<Report> written = new ArrayList<>();
    for (Map.Entry<String, List<ReportFile>> each : reports.entrySet()) {
      List<ReportColumn> columns = each.getValue().get(0).columns();
      addTables(report, each.getKey(), columns.stream().map(ReportColumn::name).toList());
      written.add(written(report, each.getKey(), each.getValue()));
    }
    List<Data> inputs = new ArrayList<>(data(read));
    for (String file : files) {
      String path = FileStore.of(file, Map.of()).resolve(file);
      inputs.add(new Data(DatasetNames.ofFile(path), Optional.empty(), List.of()));
    }
    return new RunData(inputs, data(changed), written);
  }

  /**
   * {@code inventory} of {@code inventory.csv} and {@code inventory.parquet/part-00000.parquet}.
   */
  private static String name(ReportFile file) {
    return file.path().replaceFirst("\\.(csv|parquet)(/.*)?$", "");
  }

  private void add(EligibilitySettings settings) {
    read.add(settings.contacts());
    settings.leads().ifPresent(leads -> read.add(leads.table()));
    settings
        .ledger()
        .ifPresent(
            ledger -> {
              if (ledger instanceof LedgerPlace.InTable in) {
                read.add(in.table());
              } else {
                files.add(((LedgerPlace.InFile) ledger).location());
              }
            });
    for (Members members : settings.segments().values()) {
      // a query is not looked into
      if (members instanceof Members.OfTable of) {
        read.add(of.table());
      } else if (members instanceof Members.OfFile of) {
        files.add(of.location());
      }
    }
    settings.writeBack().ifPresent(it -> changed.add(it.table()));
  }

  private void addTables(PublishedReport report, String name, List<String> columns)
      throws IOException {
    int source = columns.indexOf("source");
    int table = columns.indexOf("table");
    if (source < 0 || table < 0) {
      return;
    }
    List<Integer> counts =
        CHANGES.stream().map(columns::indexOf).filter(index -> index >= 0).toList();
    report.forEachRow(
        name,
        row -> {
          if (row.get(source) != null && row.get(table) != null) {
            TableRef ref = new TableRef(text(row.get(source)), text(row.get(table)));
            read.add(ref);
            if (counts.stream().anyMatch(index -> row.get(index) instanceof Long n && n > 0)) {
              changed.add(ref);
            }
          }
        });
  }

  private static String text(@Nullable Object cell) {
    return Objects.requireNonNull(cell).toString();
  }

  /** Those that are there. */
  private List<Data> data(Set<TableRef> tables) {
    List<Data> data = new ArrayList<>();
    for (TableRef table : tables) {
      try {
        data.add(
            new Data(
                DatasetNames.of(sources.source(table.source()).place(table.table())),
                Optional.of(table),
                fields.of(table)));
      } catch (SourceException e) {
        continue; // what cannot be reached has no name that others know
      }
    }
    return data;
  }

  private static Report written(PublishedReport report, String name, List<ReportFile> files) {
    List<ReportFile> parquet =
        files.stream().filter(file -> file.path().contains(".parquet")).toList();
    List<ReportFile> counted = parquet.isEmpty() ? files : parquet;
    String format = parquet.isEmpty() ? "csv" : "parquet";
    String label = report.folder();
    String job = label.substring(0, label.lastIndexOf('/'));
    return new Report(
        DatasetNames.ofFile(job + "/" + name),
        DatasetNames.ofFile(label + "/" + name + "." + format),
        format,
        counted.get(0).columns(),
        counted.stream().mapToLong(ReportFile::rows).sum(),
        counted.stream().mapToLong(ReportFile::bytes).sum(),
        counted.size());
  }
}
