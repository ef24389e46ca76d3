package dev.steward.eligibility;

import dev.steward.catalog.Sources;
import dev.steward.core.Column;
import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import dev.steward.source.csv.CsvSettings;
import dev.steward.source.csv.CsvSource;
import dev.steward.source.parquet.ParquetSettings;
import dev.steward.source.parquet.ParquetSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the tables of inputs, in sources and in files of their own. */
final class InputTables {
  private final EligibilitySettings settings;
  private final Sources sources;
  private final Optional<String> previous;

  /**
   * @param previous the folder of the previous publication's eligibility
   */
  InputTables(EligibilitySettings settings, Sources sources, Optional<String> previous) {
    this.settings = settings;
    this.sources = sources;
    this.previous = previous;
  }

  Optional<String> previous() {
    return previous;
  }

  Table contacts() throws SourceException {
    return sources.table(settings.contacts());
  }

  Table leads() throws SourceException {
    return sources.table(settings.leads().orElseThrow().table());
  }

  Table ledger() throws SourceException {
    LedgerPlace place = settings.ledger().orElseThrow();
    return place instanceof LedgerPlace.InTable in
        ? sources.table(in.table())
        : csv("ledger", ((LedgerPlace.InFile) place).location());
  }

  Members members(String segment) {
    Members members = settings.segments().get(segment);
    if (members == null) {
      throw new IllegalArgumentException("No such segment: " + segment);
    }
    return members;
  }

  Table members(Members of) throws SourceException {
    if (of instanceof Members.OfTable table) {
      return sources.table(table.table());
    }
    if (of instanceof Members.OfQuery query) {
      return sources.source(query.source()).query(query.sql());
    }
    if (of instanceof Members.OfFile file) {
      return csv("segment", file.location());
    }
    throw new IllegalArgumentException("All contacts are no table");
  }

  /** The column of members: {@code contact_id}, or the first of those that are data. */
  static String memberColumn(Members of, Table table) {
    if (of instanceof Members.OfTable ofTable) {
      return ofTable.contactColumn();
    }
    List<String> names =
        table.columns().stream().filter(column -> !column.synthetic()).map(Column::name).toList();
    return names.isEmpty() || names.contains("contact_id") ? "contact_id" : names.get(0);
  }

  Table ofPrevious() throws SourceException {
    return only(
        ParquetSource.open(
            new ParquetSettings(
                "previous", previous.orElseThrow(), List.of(), List.of(), Map.of())));
  }

  private static Table csv(String name, String location) throws SourceException {
    return only(
        CsvSource.open(
            new CsvSettings(
                name,
                location,
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                '"',
                Optional.empty(),
                StandardCharsets.UTF_8,
                true)));
  }

  private static Table only(Source source) throws SourceException {
    List<String> tables = source.discover().tables();
    if (tables.size() != 1) {
      throw new SourceException(
          "Cannot read the " + source.name(),
          tables.isEmpty() ? "there is no table" : "there are several tables");
    }
    return source.table(tables.get(0));
  }
}
