package dev.steward.cli;

import dev.steward.batch.ClusterSettings;
import dev.steward.batch.JobRuntime;
import dev.steward.batch.RunSettings;
import dev.steward.catalog.Sources;
import dev.steward.config.RemoteWork;
import dev.steward.config.StewardConfiguration;
import dev.steward.core.Sha256;
import dev.steward.lineage.Lineage;
import dev.steward.store.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import javax.sql.DataSource;

/** What the configuration makes of jobs, in the process that runs them and in workers. */
final class JobEquipment {
  private JobEquipment() {}

  static JobRuntime.Equipment of(
      StewardConfiguration configuration, DataSource store, Sources sources, Lineage lineage)
      throws IOException {
    return new JobRuntime.Equipment(
        ProcessIdentity.current(),
        ControlStoreAccess.actor(configuration),
        store,
        ControlStoreAccess.cipher(configuration),
        settings(configuration),
        configuration.catalog(),
        configuration.ownRules(),
        sources,
        configuration.inventoryScope(),
        configuration.eligibility(),
        configuration.requests(),
        configuration.erasureLimits(),
        configuration.export(),
        configuration.nightParts(),
        lineage,
        configuration.pseudonymKey(),
        configuration.reports(),
        configuration.home() + "/staging",
        Clock.systemUTC());
  }

  static RunSettings settings(StewardConfiguration configuration) {
    return new RunSettings(
        configuration.sha256(),
        configuration.rulesSha256(),
        configuration.timeZone(),
        configuration.leaseExpiry(),
        configuration.threads(),
        StewardVersion.current(),
        StewardVersion.build());
  }

  static ClusterSettings cluster(StewardConfiguration configuration, RemoteWork work)
      throws IOException {
    String agreed =
        String.join(
            "\n",
            work.sha256(),
            configuration.rulesSha256(),
            ControlStoreAccess.cipher(configuration).checkValue(),
            StewardVersion.build());
    return new ClusterSettings(
        work.broker(),
        work.patience(),
        work.partitions(),
        Sha256.of(agreed.getBytes(StandardCharsets.UTF_8)));
  }
}
