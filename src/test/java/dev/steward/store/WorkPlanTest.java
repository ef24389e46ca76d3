package dev.steward.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TableRef;
import dev.steward.source.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

class WorkPlanTest {
  private static final TableRef CONTACT = new TableRef("crm", "contact");
  private static final TableRef ORDERS = new TableRef("crm", "orders");

  @TempDir Path home;

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void yieldsEachUnitOnceUntilItHasAResult(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(home)) {
      WorkPlan plan = plan(store);
      plan.found(List.of(CONTACT, ORDERS));
      plan.planned(plan.pending().get(0), "{}", splits(5));
      plan.planned(plan.pending().get(0), "{}", splits(6));
      assertThat(plan.pending()).isEmpty();

      assertThat(plan.partition(3)).containsExactly(1, 2, 3);
      List<Integer> seen = new ArrayList<>();
      for (int partition = 1; partition <= 3; partition++) {
        Optional<WorkUnit> unit = plan.next(partition, 0);
        while (unit.isPresent()) {
          seen.add(unit.get().seq());
          assertThat(unit.get().split().payload()).startsWith("{\"key\":");
          plan.record(unit.get().seq(), new UnitOutcome.Done(1));
          unit = plan.next(partition, unit.get().seq());
        }
      }

      assertThat(seen).containsExactlyElementsOf(IntStream.rangeClosed(1, 11).boxed().toList());
      assertThat(plan.partition(3)).isEmpty();
      assertThat(plan.results().get(1).done()).containsExactly(6, 7, 8, 9, 10, 11);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void reopensWhatFailedAndPlansAnewWhatChanged(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(home)) {
      WorkPlan plan = plan(store);
      plan.found(List.of(CONTACT, ORDERS, new TableRef("crm", "lead")));
      plan.unreadable(new TableRef("drops", "*"), "no such folder");
      List<PlannedTable> tables = plan.pending();
      plan.planned(tables.get(0), "{}", splits(2));
      plan.planned(tables.get(1), "{}", splits(2));
      plan.failed(tables.get(2), "no such table");
      plan.record(1, new UnitOutcome.Done(1));
      plan.record(2, new UnitOutcome.Failed("the connection was lost"));
      plan.record(3, new UnitOutcome.Done(1));
      plan.record(4, new UnitOutcome.Stale("the file changed"));

      assertThat(plan.reopen()).containsExactly("drops");

      assertThat(plan.pending().stream().map(table -> table.table().table()))
          .containsExactly("orders", "lead");
      assertThat(plan.next(plan.partition(1).get(0), 0)).map(WorkUnit::seq).contains(2);
      plan.planned(plan.pending().get(0), "{}", splits(1));
      assertThat(plan.results().get(0).done()).containsExactly(1);
      assertThat(plan.results().get(2).done()).isEmpty();
      assertThat(plan.sources()).containsExactly("crm");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void keepsKeyBoundsUnreadable(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(home)) {
      WorkPlan plan = plan(store);
      plan.found(List.of(CONTACT));
      plan.planned(
          plan.pending().get(0), "{}", List.of(new Split("all", "{\"key\":\"CANARY\"}", 1)));

      assertThat(
              new JdbcTemplate(store.dataSource())
                  .queryForList("select payload from work_unit", String.class))
          .noneMatch(payload -> payload.contains("CANARY"));
      plan.partition(1);
      assertThat(plan.next(1, 0).map(unit -> unit.split().payload()))
          .contains("{\"key\":\"CANARY\"}");
    }
  }

  private static List<Split> splits(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Split("key range " + i, "{\"key\":" + i + "}", 10))
        .toList();
  }

  private static WorkPlan plan(ControlStore store) {
    return new WorkPlan(
        new JdbcTemplate(store.dataSource()), StoreCipher.derivedFrom(new byte[32]), 1, "scan");
  }
}
