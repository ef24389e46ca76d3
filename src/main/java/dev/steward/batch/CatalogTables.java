package dev.steward.batch;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.Sources;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.TableRef;
import dev.steward.source.Discovery;
import dev.steward.source.SourceException;
import dev.steward.store.WorkPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;

/**
 * All tables of all sources, declared or not. Each source's tables are stored in a transaction of
 * their own.
 */
final class CatalogTables implements TableFinder {
  private final Catalog catalog;
  private final Sources sources;
  private final TransactionOperations ownTransaction;

  CatalogTables(Catalog catalog, Sources sources, TransactionOperations ownTransaction) {
    this.catalog = catalog;
    this.sources = sources;
    this.ownTransaction = ownTransaction;
  }

  @Override
  public void find(WorkPlan plan, Set<String> again) {
    Set<String> known = new HashSet<>(plan.sources());
    known.removeAll(again);
    for (String source : sources.names()) {
      if (!known.contains(source)) {
        find(source, plan);
      }
    }
  }

  private void find(String source, WorkPlan plan) {
    List<TableRef> declared =
        catalog.of(source).stream().map(TableDeclaration::table).collect(Collectors.toList());
    try {
      Discovery discovery = sources.source(source).discover();
      List<TableRef> tables = new ArrayList<>();
      discovery.tables().forEach(table -> tables.add(new TableRef(source, table)));
      declared.removeAll(tables);
      tables.addAll(declared); // planning them says that they are missing
      ownTransaction.executeWithoutResult(
          status -> {
            plan.found(tables);
            discovery
                .unreadable()
                .forEach(
                    place -> plan.unreadable(new TableRef(source, place.table()), place.reason()));
          });
    } catch (SourceException e) {
      declared.add(new TableRef(source, TableRef.EVERY_TABLE));
      ownTransaction.executeWithoutResult(
          status -> declared.forEach(table -> plan.unreadable(table, Reasons.of(e))));
    }
  }
}
