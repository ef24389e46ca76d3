package dev.steward.batch;

import dev.steward.catalog.Catalog;
import dev.steward.detect.Detectors;
import dev.steward.files.FileStore;
import dev.steward.inventory.Change;
import dev.steward.inventory.FidesDatasets;
import dev.steward.inventory.Finding;
import dev.steward.inventory.Inventory;
import dev.steward.inventory.ScannedTable;
import dev.steward.inventory.TableProfile;
import dev.steward.inventory.TableSummary;
import dev.steward.report.Publication;
import dev.steward.store.PartStore;
import dev.steward.store.PlannedTable;
import dev.steward.store.Run;
import dev.steward.store.WorkPlan.TableResult;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Merges the profiles of the splits into the inventory and publishes it. */
final class InventoryPublisher implements Publisher {
  private final String step;
  private final Workspace workspace;
  private final Catalog catalog;
  private final Supplier<Detectors> detectors;
  private final String reports;
  private final RunSettings settings;
  private final Clock clock;

  /**
   * @param step the name of the step that profiled the splits
   */
  InventoryPublisher(
      String step,
      Workspace workspace,
      Catalog catalog,
      Supplier<Detectors> detectors,
      String reports,
      RunSettings settings,
      Clock clock) {
    this.step = step;
    this.workspace = workspace;
    this.catalog = catalog;
    this.detectors = detectors;
    this.reports = reports;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Published publish(Run run) throws IOException {
    FileStore files = FileStore.of(reports, Map.of());
    String root = files.resolve(reports);
    List<ScannedTable> tables = tables(run);
    Inventory inventory =
        Inventory.of(
            tables,
            detectors.get(),
            catalog.declarations(),
            catalog.overrides(),
            run.asOf(),
            PreviousInventory.before(files, root, run));
    List<String> failures = failures(tables);
    List<String> findings = InventoryFindings.lines(inventory, catalog);
    try (Publication publication = Publication.stage(files, root, run.jobName(), run.label())) {
      publication.write(Finding.SCHEMA, inventory.findings().stream().map(Finding::row).toList());
      publication.write(
          TableSummary.SCHEMA, inventory.tables().stream().map(TableSummary::row).toList());
      publication.write(Change.SCHEMA, inventory.changes().stream().map(Change::row).toList());
      publication.write(
          "fides-dataset.yml",
          sink -> {
            for (String line : FidesDatasets.lines(inventory.findings())) {
              sink.line(line);
            }
          });
      publication.publish(settings.header(run.jobName(), run, clock.instant(), failures, findings));
      return new Published(publication.target(), summary(inventory), failures, findings);
    }
  }

  private List<ScannedTable> tables(Run run) throws IOException {
    PartStore parts = workspace.parts(run.jobInstanceId(), step);
    List<ScannedTable> tables = new ArrayList<>();
    for (TableResult result : workspace.plan(run.jobInstanceId(), step).results()) {
      tables.add(table(result, parts));
    }
    return tables;
  }

  private static ScannedTable table(TableResult result, PartStore parts) throws IOException {
    PlannedTable planned = result.table();
    if (!planned.isPlanned()) {
      return ScannedTable.failed(planned.table(), List.of(), planned.failure());
    }
    TableMetadata metadata = TableMetadata.fromJson(planned.description());
    if (!result.failures().isEmpty()) {
      return ScannedTable.failed(planned.table(), metadata.columns(), failure(result));
    }
    TableProfile profile = TableProfile.merge(List.of());
    for (int seq : result.done()) {
      // one by one: a long table has thousands of parts
      profile = TableProfile.merge(List.of(profile, TableProfile.fromBytes(parts.read(seq))));
    }
    boolean whole =
        !metadata.sampled()
            || (metadata.rows().isPresent() && metadata.rows().getAsLong() == profile.rows());
    return whole
        ? ScannedTable.scanned(planned.table(), metadata.columns(), metadata.remarks(), profile)
        : ScannedTable.sampled(
            planned.table(), metadata.columns(), metadata.rows(), metadata.remarks(), profile);
  }

  private static String failure(TableResult result) {
    int units = result.done().size() + result.failures().size();
    String first =
        result.failures().stream().filter(message -> !message.isEmpty()).findFirst().orElse("");
    return units == 1
        ? first
        : "%d of %d units could not be done; %s".formatted(result.failures().size(), units, first);
  }

  private static String summary(Inventory inventory) {
    List<Finding> findings = inventory.findings();
    return "%d tables, %d columns, %d of them with personal data, %d with special categories"
        .formatted(
            inventory.tables().size(),
            findings.size(),
            findings.stream().filter(Finding::personal).count(),
            findings.stream().filter(Finding::special).count());
  }

  private static List<String> failures(List<ScannedTable> tables) {
    return tables.stream()
        .filter(table -> table.failure().isPresent())
        .map(table -> table.ref() + ": " + table.failure().orElseThrow())
        .toList();
  }
}
