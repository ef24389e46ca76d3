package dev.steward.testkit.sample;

import dev.steward.core.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of a table whose columns {@code columns.csv} describes. */
final class TableBuilder {
  private final TableRef ref;
  private final SampleTable.Belonging belonging;
  private final List<SampleColumn> columns;
  private final List<SampleColumn> stored;
  private final List<RowBuilder> rows = new ArrayList<>();

  TableBuilder(String source, String table, SampleTable.Belonging belonging) {
    this.ref = new TableRef(source, table);
    this.belonging = belonging;
    this.columns =
        ResourceTable.rows("columns.csv").stream()
            .filter(row -> source.equals(row.get("source")) && table.equals(row.get("table")))
            .map(TableBuilder::column)
            .toList();
    this.stored = columns.stream().filter(SampleColumn::stored).toList();
  }

  private static SampleColumn column(Map<String, String> row) {
    Function<String, String> cell = name -> row.getOrDefault(name, "");
    return new SampleColumn(
        cell.apply("column"), cell.apply("type"), cell.apply("key"), Label.of(cell.apply("label")));
  }

  /** Starts a row; columns that get no value are null. */
  RowBuilder row(@Nullable Person owner) {
    RowBuilder row = new RowBuilder(Optional.ofNullable(owner).map(Person::key));
    rows.add(row);
    return row;
  }

  /** Adds a line as it is, of whatever length; an empty cell is null. */
  void line(@Nullable Person owner, String... cells) {
    List<@Nullable Object> line = new ArrayList<>();
    for (String cell : cells) {
      line.add(cell.isEmpty() ? null : cell);
    }
    row(owner).line = line;
  }

  int size() {
    return rows.size();
  }

  SampleTable build() {
    return new SampleTable(ref, columns, belonging, rows.stream().map(RowBuilder::build).toList());
  }

  /** A row in the making. */
  final class RowBuilder {
    private final Optional<String> owner;
    private final Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    private final List<SampleTable.Mention> mentions = new ArrayList<>();
    private @Nullable List<@Nullable Object> line;

    private RowBuilder(Optional<String> owner) {
      this.owner = owner;
      for (SampleColumn column : stored) {
        cells.put(column.name(), null);
      }
    }

    RowBuilder with(String column, @Nullable Object value) {
      if (!cells.containsKey(column)) {
        throw new IllegalArgumentException("No column " + column + " in " + ref);
      }
      cells.put(column, value);
      return this;
    }

    /** Notes that a part of a cell is about a person. */
    RowBuilder within(String column, Person person, String value) {
      mentions.add(
          new SampleTable.Mention(person.key(), column, value, PlantedCell.Reach.WITHIN_TEXT));
      return this;
    }

    /** Sets a cell that names another person by key. */
    RowBuilder referring(String column, Optional<String> person) {
      person.ifPresent(
          key ->
              mentions.add(new SampleTable.Mention(key, column, key, PlantedCell.Reach.REFERENCE)));
      return with(column, person.orElse(null));
    }

    private SampleTable.Row build() {
      List<@Nullable Object> values = line == null ? new ArrayList<>(cells.values()) : line;
      return new SampleTable.Row(owner, values, mentions);
    }
  }
}
