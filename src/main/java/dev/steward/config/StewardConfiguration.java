package dev.steward.config;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.ConfiguredSource;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.PseudonymKey;
import dev.steward.core.TableRef;
import dev.steward.detect.OwnRules;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.erasure.Limits;
import dev.steward.export.About;
import dev.steward.export.ExportSettings;
import dev.steward.files.HadoopSettings;
import dev.steward.lineage.LineageSettings;
import dev.steward.nightly.NightPart;
import dev.steward.request.RequestSettings;
import dev.steward.source.ScanScope;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The configuration, checked as far as it can be without looking into the sources.
 *
 * @param home the local folder of the control store and of staging
 * @param reports a local path or Hadoop URI
 * @param timeZone of "today"
 * @param actor who is at work, as the audit trail says; empty for the user of the system
 * @param pseudonymKey needed only by jobs that name people
 * @param inventoryScope how much of a table the inventory reads
 * @param leaseExpiry how long a run may be silent before it counts as dead
 * @param controlStore empty: an H2 file in {@code home}
 * @param sources in the configuration's order; none is no fault here
 * @param ownRules what the user adds to what is detected; its files have been read
 * @param eligibility what is decided about consent; empty where it is not configured
 * @param requests where requests of data subjects come from
 * @param erasureLimits how much may be erased without being asked about
 * @param export how requests for data are answered
 * @param nightParts what {@code nightly} consists of
 * @param metricsFile where a run writes metrics at its end, a local path; empty: nowhere
 * @param pushgateway that metrics are pushed to as well; the URL may have a login
 * @param lineage who is told which data runs had to do with
 * @param remoteWork how work is spread over workers; empty: this process does it
 * @param sha256 of the effective configuration, with secrets masked
 * @param rulesSha256 of what may not change between the tries of one run: the sources' names and
 *     types, the choice of schemas and tables, the declarations, the inventory's mode, what the
 *     user adds to what is detected, the content of its files included, how requests are read, and
 *     what is decided about consent
 */
public record StewardConfiguration(
    String home,
    String reports,
    ZoneId timeZone,
    Optional<String> actor,
    Optional<PseudonymKey> pseudonymKey,
    ScanScope inventoryScope,
    int threads,
    Duration leaseExpiry,
    Optional<ControlStoreSettings> controlStore,
    List<ConfiguredSource> sources,
    Catalog catalog,
    OwnRules ownRules,
    Optional<EligibilitySettings> eligibility,
    RequestSettings requests,
    Limits erasureLimits,
    ExportSettings export,
    List<NightPart> nightParts,
    Optional<String> metricsFile,
    Optional<URI> pushgateway,
    LineageSettings lineage,
    Optional<RemoteWork> remoteWork,
    String sha256,
    String rulesSha256) {
  public StewardConfiguration {
    sources = List.copyOf(sources);
    nightParts = List.copyOf(nightParts);
  }

  /**
   * Reads the properties below {@code steward}. From then on Hadoop's file systems are reached by
   * {@code steward.hadoop}.
   *
   * @throws ConfigurationFaults with all faults at once
   */
  public static StewardConfiguration from(ConfigurableEnvironment environment)
      throws ConfigurationFaults {
    FaultList faults = new FaultList();
    StewardProperties bound = BoundProperties.bind(environment, faults);
    HadoopSettings.useEverywhere(bound.hadoopOrNone());
    StewardProperties properties = FidesImport.into(bound, faults);
    StewardConfiguration configuration = new ConfigurationCheck(properties, faults).configuration();
    faults.throwIfAny();
    return configuration;
  }

  /**
   * The operator's key, for a job that names people or reads what is kept about them.
   *
   * @throws ConfigurationFaults where none is configured
   */
  public PseudonymKey pseudonymKeyFor(String job) throws ConfigurationFaults {
    return pseudonymKey.orElseThrow(
        () -> new ConfigurationFaults(List.of(KeyCheck.missing(job + " names people"))));
  }

  /** What is allowed, though a person should look at it, a line each. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(eligibility.map(ConsentWarnings::of).orElse(List.of()));
    if (!export.about().equals(About.NOTHING)) {
      List<TableRef> held =
          catalog.declarations().stream()
              .filter(table -> !table.subjects().isEmpty())
              .map(TableDeclaration::table)
              .toList();
      for (String gap : export.about().gaps(held)) {
        warnings.add(
            "steward.export.about.%s: not told of everything; Art. 15 GDPR asks for it"
                .formatted(gap));
      }
    }
    return List.copyOf(warnings);
  }

  /** Without its content, which may hold secrets. */
  @Override
  public String toString() {
    return "StewardConfiguration[" + sha256 + "]";
  }
}
