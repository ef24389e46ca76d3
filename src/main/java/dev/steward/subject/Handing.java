package dev.steward.subject;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.FoldedText;
import dev.steward.core.KeyCell;
import dev.steward.core.RowBatch;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Payload;
import dev.steward.source.KeyFilter.Comparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes the keys that rows hand on to tables that are searched later. For one thread. */
final class Handing {
  private final Search search;
  private final int[][] positions;
  private final PartWriter into;
  private final Payload payload = new Payload();
  private final KeyCell cell = new KeyCell();

  Handing(Search search, List<Column> columns, PartWriter into) {
    this.search = search;
    this.into = into;
    List<String> names = columns.stream().map(Column::name).toList();
    this.positions =
        search.out().stream()
            .map(edge -> edge.fromColumns().stream().mapToInt(names::indexOf).toArray())
            .toArray(int[][]::new);
  }

  void hand(RowBatch batch, int row, Map<Integer, Belonging> people) throws IOException {
    for (int i = 0; i < positions.length; i++) {
      Edge edge = search.out().get(i);
      int elements = elements(batch, row, positions[i]);
      for (int element = 0; element < elements; element++) {
        byte[][] key = key(edge, batch, row, element, positions[i]);
        for (Map.Entry<Integer, Belonging> person : people.entrySet()) {
          if (key.length > 0 && person.getValue() != Belonging.NAMES) {
            write(edge, key, person.getKey(), person.getValue().then(edge.belonging()));
          }
        }
      }
    }
  }

  /** As many as a list of one column has; lists beside other columns hand nothing on. */
  private static int elements(RowBatch batch, int row, int[] columns) {
    int elements = 1;
    for (int column : columns) {
      if (column >= 0 && batch.columns().get(column) instanceof ColumnVector.Repeated lists) {
        elements = columns.length == 1 ? lists.starts()[row + 1] - lists.starts()[row] : 0;
      }
    }
    return elements;
  }

  /** No cells where one is missing. */
  private byte[][] key(Edge edge, RowBatch batch, int row, int element, int[] columns) {
    byte[][] key = new byte[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] < 0 || !read(batch.columns().get(columns[i]), row, element)) {
        return new byte[0][];
      }
      key[i] = edge.comparisons().get(i) == Comparison.FOLDED ? folded(cell.copy()) : cell.copy();
    }
    return key;
  }

  private boolean read(ColumnVector column, int row, int element) {
    return column instanceof ColumnVector.Repeated lists
        ? cell.read(lists.values(), lists.starts()[row] + element)
        : cell.read(column, row);
  }

  static byte[] folded(byte[] text) {
    return FoldedText.of(new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  private void write(Edge edge, byte[][] key, int subject, Belonging belonging) throws IOException {
    payload.clear().put(subject).put((byte) belonging.ordinal());
    for (byte[] each : key) {
      payload.put(each.length).put(each, 0, each.length);
    }
    byte[] number = Subject.key(edge.number());
    into.add(RowSearch.KEYS, number, 0, number.length, payload);
  }
}
