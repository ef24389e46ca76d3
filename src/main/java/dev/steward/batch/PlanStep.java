package dev.steward.batch;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.Sources;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.TableRef;
import dev.steward.source.Discovery;
import dev.steward.source.SourceException;
import dev.steward.store.PlannedTable;
import dev.steward.store.WorkPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds the tables and cuts them into units, once a run: what is planned stays planned, so that
 * data which moves between two tries cannot shift the cuts. A later try plans what could not be
 * planned, or changed under the plan. Each source's tables and each table's units are stored in a
 * transaction of their own.
 */
final class PlanStep implements Tasklet {
  private final String step;
  private final TableWork work;
  private final Catalog catalog;
  private final Sources sources;
  private final Workspace workspace;
  private final TransactionOperations ownTransaction;
  private final StopSignal stop;

  /**
   * @param step the name of the step whose units are planned
   */
  PlanStep(
      String step,
      TableWork work,
      Catalog catalog,
      Sources sources,
      Workspace workspace,
      TransactionOperations ownTransaction,
      StopSignal stop) {
    this.step = step;
    this.work = work;
    this.catalog = catalog;
    this.sources = sources;
    this.workspace = workspace;
    this.ownTransaction = ownTransaction;
    this.stop = stop;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    StepExecution execution = contribution.getStepExecution();
    WorkPlan plan = workspace.plan(RunContext.of(execution).jobInstanceId(), step);
    Set<String> known = new HashSet<>(plan.sources());
    known.removeAll(transaction(plan::reopen));
    for (String source : sources.names()) {
      if (!known.contains(source)) {
        find(source, plan);
      }
    }
    for (PlannedTable table : plan.pending()) {
      if (stop.isRequested()) {
        execution.setTerminateOnly();
        break;
      }
      cut(table, plan);
    }
    return RepeatStatus.FINISHED;
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

  private void cut(PlannedTable table, WorkPlan plan) {
    TablePlan cuts;
    try {
      cuts = work.plan(table.table());
    } catch (SourceException | RuntimeException e) {
      ownTransaction.executeWithoutResult(status -> plan.failed(table, Reasons.of(e)));
      return;
    }
    ownTransaction.executeWithoutResult(
        status -> plan.planned(table, cuts.description(), cuts.splits()));
  }

  private <T> T transaction(Supplier<T> action) {
    return Objects.requireNonNull(ownTransaction.execute(status -> action.get()));
  }
}
