package dev.steward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.core.TableRef;
import dev.steward.detect.Detectors;
import dev.steward.testkit.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InventoryTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void findsTheEmailAddressesOfCustomers() {
    List<Column> columns = List.of(Rows.text("id"), Rows.text("email"), Rows.text("colour"));
    TableProfiler profiler = new TableProfiler(Detectors.standard(), columns);
    profiler.add(
        Rows.batch(
            List.of(
                List.of("1", "anna.berg@example.org", "red"),
                List.of("2", "ben.stone@example.com", "blue"),
                List.of("3", "", "red"))));
    Inventory inventory =
        Inventory.of(
            List.of(
                ScannedTable.scanned(
                    new TableRef("crm", "customer"), columns, List.of(), profiler.profile())),
            Detectors.standard(),
            List.of(),
            TODAY,
            Optional.empty());

    Finding email = inventory.findings().get(1);
    assertThat(email.status()).isEqualTo(Finding.Status.UNDECLARED);
    assertThat(email.category().orElseThrow().name()).isEqualTo("email");
    assertThat(email.maskedExamples()).contains("xxxx.xxxx@xxxxxxx.xxx");
    assertThat(email.evidence()).contains("name:email").contains("values:email 1.00 of 2 distinct");
    assertThat(inventory.findings().get(2).status()).isEqualTo(Finding.Status.NONE);
    assertThat(email.row()).hasSameSizeAs(Finding.SCHEMA.columns());
    assertThat(inventory.tables().get(0).row()).hasSameSizeAs(TableSummary.SCHEMA.columns());
  }
}
