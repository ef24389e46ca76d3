package dev.steward.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties below {@code steward}, as they are written. */
record StewardProperties(
    @Nullable String home,
    @Nullable String reports,
    @Nullable Map<String, String> hadoop,
    @Nullable String timeZone,
    @Nullable String actor,
    @Nullable String pseudonymKey,
    @Nullable Boolean reportsPseudonymised,
    @Nullable InventoryProperties inventory,
    @Nullable Integer threads,
    @Nullable ControlStoreProperties controlStore,
    @Nullable Duration leaseExpiry,
    @Nullable Map<String, SourceProperties> sources,
    @Nullable RequestProperties requests,
    @Nullable ConsentProperties consent,
    @Nullable ErasureProperties erasure,
    @Nullable ExportProperties export,
    @Nullable NightlyProperties nightly,
    @Nullable MetricsProperties metrics,
    @Nullable LineageProperties lineage,
    @Nullable CatalogProperties catalog,
    @Nullable ClusterProperties cluster,
    @Nullable DemoProperties demo) {
  static final StewardProperties NONE =
      new StewardProperties(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null);

  /** {@code steward.control-store}. */
  record ControlStoreProperties(
      @Nullable String url, @Nullable String username, @Nullable String password) {
    @Override
    public String toString() {
      return "ControlStoreProperties";
    }
  }

  /** {@code steward.requests}. */
  record RequestProperties(@Nullable String inbox, @Nullable String defaultRegion) {}

  /** {@code steward.erasure}. */
  record ErasureProperties(@Nullable LimitProperties limits) {}

  /** {@code steward.erasure.limits}. */
  record LimitProperties(@Nullable Long rows, @Nullable Double share) {}

  /** {@code steward.nightly}. */
  record NightlyProperties(@Nullable List<String> parts) {}

  /** {@code steward.metrics}. */
  record MetricsProperties(@Nullable String textfile, @Nullable String pushgateway) {
    /** Without what may be a login. */
    @Override
    public String toString() {
      return "MetricsProperties";
    }
  }

  /** {@code steward.lineage}. */
  record LineageProperties(
      @Nullable String namespace,
      @Nullable String file,
      @Nullable String url,
      @Nullable String apiKey) {
    /** Without secrets. */
    @Override
    public String toString() {
      return "LineageProperties";
    }
  }

  /** {@code steward.demo}: only the sample configuration refers to it. */
  record DemoProperties(@Nullable String home) {}

  StewardProperties withSources(Map<String, SourceProperties> other) {
    return new StewardProperties(
        home,
        reports,
        hadoop,
        timeZone,
        actor,
        pseudonymKey,
        reportsPseudonymised,
        inventory,
        threads,
        controlStore,
        leaseExpiry,
        other,
        requests,
        consent,
        erasure,
        export,
        nightly,
        metrics,
        lineage,
        catalog,
        cluster,
        demo);
  }

  /** Without what may differ between the machines that work on one run. */
  StewardProperties withoutMachine() {
    return new StewardProperties(
        null,
        reports,
        null,
        timeZone,
        null,
        pseudonymKey,
        reportsPseudonymised,
        inventory,
        null,
        null,
        null,
        sources,
        requests,
        consent,
        erasure,
        export,
        nightly,
        null,
        null,
        catalog,
        null,
        demo);
  }

  InventoryProperties inventoryOrNone() {
    return inventory == null ? InventoryProperties.NONE : inventory;
  }

  boolean pseudonymises() {
    return Boolean.TRUE.equals(reportsPseudonymised);
  }

  Map<String, String> hadoopOrNone() {
    return hadoop == null ? Map.of() : hadoop;
  }

  Map<String, SourceProperties> sourcesOrNone() {
    return sources == null ? Map.of() : sources;
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "StewardProperties";
  }
}
