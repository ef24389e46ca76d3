package dev.steward.config;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code steward.sources.NAME.tables.TABLE}. */
record TableProperties(
    @Nullable String personal,
    @Nullable LinkProperties subject,
    @Nullable List<LinkProperties> subjects,
    @Nullable Map<String, String> identifiers,
    @Nullable Map<String, ColumnProperties> columns,
    @Nullable EraseProperties erase) {
  static final TableProperties NONE = new TableProperties(null, null, null, null, null, null);

  /** {@code subject}. */
  record LinkProperties(
      @Nullable List<String> key,
      @Nullable String column,
      @Nullable List<String> columns,
      @Nullable List<String> references,
      @Nullable String relation) {}

  /** {@code columns.COLUMN}. */
  record ColumnProperties(
      @Nullable String category,
      @Nullable Boolean provided,
      @Nullable String withheld,
      @Nullable AnonymiseProperties anonymise) {}

  /** {@code erase}. */
  record EraseProperties(
      @Nullable String action,
      @Nullable String basis,
      @Nullable UntilProperties until,
      @Nullable List<String> anonymise,
      @Nullable String of) {}

  /** {@code erase.until}. */
  record UntilProperties(@Nullable String column, @Nullable String from, @Nullable Period plus) {}
}
