package dev.steward.config;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code steward.export}. */
record ExportProperties(
    @Nullable String passphrase,
    @Nullable String recipientKey,
    @Nullable Period keepFor,
    @Nullable AboutProperties about) {

  /** {@code steward.export.about}. */
  record AboutProperties(
      @Nullable String controller,
      @Nullable List<String> purposes,
      @Nullable List<String> recipients,
      @Nullable String retention,
      @Nullable String origin,
      @Nullable List<String> rights,
      @Nullable String complaintAuthority,
      @Nullable String automatedDecisions,
      @Nullable String transfers,
      @Nullable Map<String, SourceAbout> sources) {}

  /** {@code steward.export.about.sources.NAME}. */
  record SourceAbout(
      @Nullable List<String> purposes,
      @Nullable List<String> recipients,
      @Nullable String retention,
      @Nullable String origin,
      @Nullable Map<String, TableAbout> tables) {}

  /** {@code steward.export.about.sources.NAME.tables.TABLE}. */
  record TableAbout(
      @Nullable String title,
      @Nullable List<String> purposes,
      @Nullable List<String> recipients,
      @Nullable String retention,
      @Nullable String origin) {}

  /** Without secrets. */
  @Override
  public String toString() {
    return "ExportProperties";
  }
}
