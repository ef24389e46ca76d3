package dev.steward.batch;

import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.catalog.Sources;
import dev.steward.detect.Detectors;
import dev.steward.store.KeptParts;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** {@code pii-inventory}: finds the tables, profiles them, and publishes what they hold. */
@Configuration(proxyBeanMethods = false)
class PiiInventoryJob {
  private static final String NAME = "pii-inventory";
  private static final String SCAN = "scan";

  @Bean
  Job piiInventory(JobParts parts, Workspace workspace, Equipment equipment) {
    Sources sources = equipment.sources();
    // other jobs need none of their word lists
    Supplier<Detectors> detectors =
        SingletonSupplier.of(() -> Detectors.with(equipment.ownRules()));
    KeptParts profiles = workspace.kept("profiles", equipment.clock());
    Supplier<String> judges =
        () -> equipment.settings().build() + "\n" + detectors.get().ownTests();
    InventoryWork work =
        new InventoryWork(sources, detectors, equipment.inventoryScope(), profiles, judges);
    InventoryPublisher publisher =
        new InventoryPublisher(
            SCAN,
            workspace,
            equipment.catalog(),
            detectors,
            equipment.reports(),
            equipment.settings(),
            equipment.clock());
    return parts.job(
        NAME,
        List.of(parts.plan(SCAN, work, equipment.catalog(), sources), parts.units(SCAN, work)),
        parts.publish(publisher),
        // of what outlives runs goes that which none has used for long
        parts.clear(instance -> profiles.prune()));
  }
}
