package dev.steward.testkit.sample;

import dev.steward.core.TableRef;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of the sample with all its rows, in the order in which they are written. Rows of a
 * partitioned table are counted through all its files.
 *
 * @param columns the stored columns first or mixed with paths into JSON text, which have no cells
 * @param belonging how its rows tell whose they are
 */
public record SampleTable(
    TableRef ref, List<SampleColumn> columns, Belonging belonging, List<Row> rows) {
  public SampleTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The columns that have cells, in the order of {@link Row#cells()}. */
  public List<SampleColumn> storedColumns() {
    return columns.stream().filter(SampleColumn::stored).toList();
  }

  public SampleColumn column(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No column " + name + " in " + ref));
  }

  /** The value of a stored column in a row; null also where a ragged line ends before it. */
  public @Nullable Object cell(int row, String column) {
    List<@Nullable Object> cells = rows.get(row).cells();
    int index = storedColumns().indexOf(column(column));
    return index < cells.size() ? cells.get(index) : null;
  }

  @Override
  public String toString() {
    return "SampleTable[" + ref + ", " + rows.size() + " rows]";
  }

  /** How rows tell whose they are. */
  public enum Belonging {
    /** A column holds the person's key. */
    KEY,
    /** A key of another table leads to the person. */
    THROUGH_ROWS,
    /** No key, but an e-mail address or phone number. */
    IDENTIFIER,
    /** Rows are nobody's. */
    NOBODY
  }

  /**
   * A row.
   *
   * @param owner whose row it is
   * @param cells values of the stored columns: text, numbers, booleans, {@code java.time} values,
   *     lists of them for repeated columns; a ragged CSV line has more or fewer
   * @param mentions what of people stands within its cells
   */
  public record Row(Optional<String> owner, List<@Nullable Object> cells, List<Mention> mentions) {
    public Row {
      cells = Collections.unmodifiableList(cells);
      mentions = List.copyOf(mentions);
    }

    @Override
    public String toString() {
      return "Row[" + cells.size() + " cells]";
    }
  }

  /** A value about a person that is a part of a cell, or a reference to her in another's row. */
  public record Mention(String person, String column, String value, PlantedCell.Reach reach) {
    @Override
    public String toString() {
      return "Mention[" + column + ", " + reach + "]";
    }
  }
}
