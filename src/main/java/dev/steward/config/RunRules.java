package dev.steward.config;

import dev.steward.catalog.ColumnOverride;
import dev.steward.catalog.Overrides;
import dev.steward.catalog.TableDeclaration;
import dev.steward.detect.OwnRules;
import dev.steward.request.RequestSettings;
import dev.steward.source.ScanScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may not change between the tries of one run. How a source is reached, and how its files are
 * written, may.
 *
 * @param sources by name
 * @param phoneRegion where phone numbers without a country code belong
 * @param timeZone where decisions about consent have days
 * @param pseudonymised whether people stand by pseudonym in reports about consent
 */
record RunRules(
    Map<String, SourceRules> sources,
    List<TableDeclaration> tables,
    String mode,
    OwnRules ownRules,
    List<ColumnOverride> overrides,
    Optional<String> phoneRegion,
    @Nullable ConsentProperties consent,
    @Nullable String timeZone,
    boolean pseudonymised) {

  /** Which data of a source counts. */
  record SourceRules(
      @Nullable String type,
      @Nullable List<String> schemas,
      @Nullable List<String> include,
      @Nullable List<String> exclude) {}

  static RunRules of(
      StewardProperties properties,
      List<TableDeclaration> tables,
      ScanScope scope,
      OwnRules ownRules,
      Overrides overrides,
      RequestSettings requests) {
    Map<String, SourceRules> sources = new TreeMap<>();
    properties
        .sourcesOrNone()
        .forEach(
            (name, source) ->
                sources.put(
                    name,
                    new SourceRules(
                        source.type(), source.schemas(), source.include(), source.exclude())));
    List<TableDeclaration> sorted =
        tables.stream().sorted((a, b) -> a.table().compareTo(b.table())).toList();
    ConsentProperties consent = properties.consent();
    return new RunRules(
        sources,
        sorted,
        scope.getClass().getSimpleName(),
        ownRules,
        overrides.all(),
        requests.defaultRegion(),
        consent == null ? null : consent.rules(),
        consent == null ? null : properties.timeZone(),
        consent != null && properties.pseudonymises());
  }
}
