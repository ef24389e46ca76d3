package dev.steward.detect;

import dev.steward.core.Column;
import dev.steward.core.TableRef;
import dev.steward.inventory.Finding;
import dev.steward.inventory.Inventory;
import dev.steward.inventory.ScannedTable;
import dev.steward.inventory.TableProfiler;
import dev.steward.testkit.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A made-up table whose columns were labelled before anyone ran detection over it.
 *
 * @param group {@code tuned}, {@code held-out} (never looked at when rules are changed) or {@code
 *     trap}
 */
record UnseenTable(String language, String group, String name, List<Labelled> columns) {
  private static final int ROWS = 160;
  private static final int SEED = 20261123;

  /**
   * A column with the truth about it.
   *
   * @param label a category, several that would do ({@code a|b}), {@code none}, or {@code -} where
   *     people may argue
   * @param cells how its values look, for {@link UnseenCells}
   */
  record Labelled(String name, String label, String cells) {
    boolean scored() {
      return !label.equals("-");
    }

    boolean personal() {
      return scored() && !label.equals("none");
    }

    List<String> categories() {
      return List.of(label.split("\\|"));
    }
  }

  UnseenTable {
    columns = List.copyOf(columns);
  }

  /** The tables of a resource: a line a column, {@code language;group;table;column;label;cells}. */
  static List<UnseenTable> all(String resource) {
    Map<List<String>, List<Labelled>> tables = new LinkedHashMap<>();
    for (String line : lines(resource)) {
      List<String> parts = List.of(line.split(";", 6));
      tables
          .computeIfAbsent(parts.subList(0, 3), x -> new ArrayList<>())
          .add(new Labelled(parts.get(3), parts.get(4), parts.get(5)));
    }
    List<UnseenTable> all = new ArrayList<>();
    tables.forEach((key, its) -> all.add(new UnseenTable(key.get(0), key.get(1), key.get(2), its)));
    return all;
  }

  /** What an inventory says of this table, a finding a column, in their order. */
  List<Finding> findings(Detectors detectors) {
    List<Column> its = columns.stream().map(column -> Rows.text(column.name())).toList();
    TableProfiler profiler = new TableProfiler(detectors, its);
    List<UnseenCells> cells =
        columns.stream()
            .map(one -> new UnseenCells(language, one.cells(), SEED + one.name().hashCode()))
            .toList();
    profiler.add(
        Rows.batch(
            IntStream.range(0, ROWS)
                .mapToObj(row -> cells.stream().map(column -> column.cell(row)).toList())
                .toList()));
    return Inventory.of(
            List.of(
                ScannedTable.scanned(
                    new TableRef("unseen", name), its, List.of(), profiler.profile())),
            detectors,
            List.of(),
            LocalDate.EPOCH,
            Optional.empty())
        .findings();
  }

  static List<String> lines(String resource) {
    try (InputStream in =
        Objects.requireNonNull(UnseenTable.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
