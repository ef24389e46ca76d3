package dev.steward.batch;

import dev.steward.catalog.Catalog;
import dev.steward.inventory.Finding;
import dev.steward.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What in an inventory needs a person, in words. */
final class InventoryFindings {
  private static final int MOST = 50;

  private InventoryFindings() {}

  static List<String> lines(Inventory inventory, Catalog catalog) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : inventory.findings()) {
      line(finding, catalog).ifPresent(lines::add);
    }
    if (lines.size() > MOST) {
      int more = lines.size() - MOST;
      lines.subList(MOST, lines.size()).clear();
      lines.add("and %d more: see the inventory".formatted(more));
    }
    return lines;
  }

  private static Optional<String> line(Finding finding, Catalog catalog) {
    String category = finding.category().map(Object::toString).orElse("");
    return switch (finding.status()) {
      case UNDECLARED ->
          Optional.of("undeclared personal data: %s (%s)".formatted(finding.column(), category));
      case MISMATCH ->
          Optional.of(
              "declared as %s, looks like %s: %s"
                  .formatted(finding.declared(), category, finding.column()));
      case CONFIRMED -> gap(finding, catalog, category);
      case NOT_FOUND, ORGANISATION, NONE -> Optional.empty();
    };
  }

  private static Optional<String> gap(Finding finding, Catalog catalog, String category) {
    boolean linked =
        catalog
            .find(finding.column().table())
            .filter(table -> !table.subjects().isEmpty())
            .isPresent();
    boolean erased = finding.coveredByErasure().orElse(true);
    return linked && erased
        ? Optional.empty()
        : Optional.of(
            "coverage gap, not reached by %s: %s (%s)"
                .formatted(linked ? "erasure" : "erasure and export", finding.column(), category));
  }
}
