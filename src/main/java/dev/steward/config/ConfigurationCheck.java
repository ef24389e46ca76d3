package dev.steward.config;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.ConfiguredSource;
import dev.steward.catalog.Overrides;
import dev.steward.catalog.TableDeclaration;
import dev.steward.config.StewardProperties.ControlStoreProperties;
import dev.steward.core.PseudonymKey;
import dev.steward.core.TableRef;
import dev.steward.detect.OwnRules;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.request.RequestSettings;
import dev.steward.source.ScanScope;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the configuration of its properties; what comes out is of use only without faults. */
final class ConfigurationCheck {
  private static final PropertyPath ROOT = PropertyPath.STEWARD;
  private static final long SAMPLE_ROWS = 100_000;
  private static final Duration LEASE_EXPIRY = Duration.ofSeconds(30);
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(2);
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private final StewardProperties properties;
  private final FaultList faults;
  private final DeclaredNames names;
  private final TableCheck tableCheck;
  private final List<ConfiguredSource> sources = new ArrayList<>();
  private final List<TableDeclaration> tables = new ArrayList<>();

  ConfigurationCheck(StewardProperties properties, FaultList faults) {
    this.properties = properties;
    this.faults = faults;
    this.names = new DeclaredNames(properties, faults);
    this.tableCheck = new TableCheck(names, faults);
  }

  StewardConfiguration configuration() {
    properties.sourcesOrNone().forEach(this::addSource);
    new CatalogRules(tables, faults).check();
    InventoryProperties inventory = properties.inventoryOrNone();
    ScanScope scope = scope(inventory);
    OwnRules ownRules = new OwnRulesCheck(faults).rules(inventory);
    Overrides overrides = new OverrideCheck(faults).overrides(inventory);
    RequestSettings requests = new RequestCheck(faults).settings(properties.requests());
    ZoneId zone = timeZone();
    if (properties.pseudonymises() && orElse(properties.pseudonymKey(), "").isEmpty()) {
      faults.add(
          ROOT.child("reports-pseudonymised"), "needs steward.pseudonym-key, which is missing");
    }
    Optional<PseudonymKey> key =
        Optional.ofNullable(properties.pseudonymKey()).flatMap(new KeyCheck(faults)::key);
    Optional<EligibilitySettings> eligibility =
        new ConsentCheck(names, tables, zone, properties.pseudonymises(), faults)
            .settings(properties.consent());
    Duration leaseExpiry = leaseExpiry();
    TellingCheck telling = new TellingCheck(faults);
    return new StewardConfiguration(
        home(),
        orElse(properties.reports(), "reports"),
        zone,
        Optional.ofNullable(properties.actor()).map(String::strip).filter(it -> !it.isEmpty()),
        key,
        scope,
        threads(),
        leaseExpiry,
        controlStore(properties.controlStore()),
        sources,
        new Catalog(tables, overrides),
        ownRules,
        eligibility,
        requests,
        new ErasureCheck(faults).limits(properties.erasure()),
        new ExportCheck(properties.sourcesOrNone().keySet(), faults, Clock.systemUTC())
            .settings(properties.export()),
        new NightlyCheck(key.isPresent(), properties.consent() != null, faults)
            .parts(properties.nightly()),
        telling.textfile(properties.metrics()),
        telling.pushgateway(properties.metrics()),
        telling.lineage(properties.lineage()),
        new ClusterCheck(faults).remoteWork(properties, leaseExpiry),
        Fingerprint.of(MaskedSecrets.in(properties)),
        Fingerprint.of(RunRules.of(properties, tables, scope, ownRules, overrides, requests)));
  }

  private void addSource(String name, SourceProperties source) {
    PropertyPath path = ROOT.child("sources").key(name);
    new SourceCheck(name, source, path, faults).source().ifPresent(sources::add);
    if (name.isBlank() || name.indexOf('.') >= 0) {
      return;
    }
    source
        .tablesOrNone()
        .forEach(
            (table, declared) ->
                tables.add(
                    tableCheck.declaration(
                        new TableRef(name, table), declared, path.child("tables").key(table))));
  }

  private String home() {
    String home = orElse(properties.home(), ".steward").replaceFirst("^file:(//)?", "");
    if (SCHEME.matcher(home).matches()) {
      faults.add(ROOT.child("home"), "expected a local folder");
    }
    return home;
  }

  private ZoneId timeZone() {
    String zone = orElse(properties.timeZone(), "UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      faults.unknown(
          ROOT.child("time-zone"),
          "no such time zone: " + zone,
          List.copyOf(ZoneId.getAvailableZoneIds()),
          zone);
      return ZoneOffset.UTC;
    }
  }

  private ScanScope scope(InventoryProperties inventory) {
    PropertyPath path = ROOT.child("inventory");
    Long rows = inventory.sampleRows();
    if (rows != null && rows <= 0) {
      faults.add(path.child("sample-rows"), "expected a positive number, found " + rows);
      rows = null;
    }
    String mode = orElse(inventory.mode(), "sample");
    return switch (mode) {
      case "sample" -> new ScanScope.Sample(rows == null ? SAMPLE_ROWS : rows);
      case "full" -> new ScanScope.Full();
      default -> {
        faults.unknown(
            path.child("mode"), "no such mode: " + mode, List.of("sample", "full"), mode);
        yield new ScanScope.Full();
      }
    };
  }

  private int threads() {
    Integer threads = properties.threads();
    if (threads == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (threads <= 0) {
      faults.add(ROOT.child("threads"), "expected a positive number, found " + threads);
    }
    return threads;
  }

  private Duration leaseExpiry() {
    Duration expiry = properties.leaseExpiry();
    if (expiry == null) {
      return LEASE_EXPIRY;
    }
    if (expiry.compareTo(SHORTEST_LEASE) < 0) {
      faults.add(
          ROOT.child("lease-expiry"),
          "expected 2 seconds or more, found " + expiry + "; write seconds as 30s");
    }
    return expiry;
  }

  private Optional<ControlStoreSettings> controlStore(@Nullable ControlStoreProperties store) {
    if (store == null) {
      return Optional.empty();
    }
    PropertyPath path = ROOT.child("control-store");
    String url = orElse(store.url(), "");
    if (!url.startsWith("jdbc:")) {
      faults.add(
          path.child("url"),
          (url.isEmpty() ? "missing" : "a JDBC URL begins with jdbc:")
              + "; such as jdbc:postgresql://host/database");
    }
    return Optional.of(
        new ControlStoreSettings(url, orElse(store.username(), ""), orElse(store.password(), "")));
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }
}
