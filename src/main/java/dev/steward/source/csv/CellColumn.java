package dev.steward.source.csv;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes what one column needs from each row's cells. */
sealed interface CellColumn {
  Column column();

  void add(String[] cells);

  ColumnVector take(int rows);

  /** The cells at a position; null in rows that have fewer. */
  record At(Column column, int index, TextColumn text) implements CellColumn {
    @Override
    public void add(String[] cells) {
      if (index < cells.length) {
        text.add(cells[index]);
      } else {
        text.addNull();
      }
    }

    @Override
    public ColumnVector take(int rows) {
      return text.take();
    }
  }

  /** All cells from a position on, joined by the delimiter; null where all are empty. */
  record From(Column column, int index, String delimiter, TextColumn text) implements CellColumn {
    @Override
    public void add(String[] cells) {
      boolean empty = true;
      for (int i = index; i < cells.length; i++) {
        empty &= cells[i].isEmpty();
      }
      if (empty) {
        text.addNull();
      } else {
        text.add(String.join(delimiter, Arrays.asList(cells).subList(index, cells.length)));
      }
    }

    @Override
    public ColumnVector take(int rows) {
      return text.take();
    }
  }

  /** The same value in every row, from the name of a folder. */
  record Constant(Column column, ColumnVector value, int id) implements CellColumn {
    static Constant of(Column column, @Nullable String value) {
      byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
      return new Constant(
          column,
          new ColumnVector.Bytes(1, bytes, new int[] {0, bytes.length}, null),
          value == null || value.isEmpty() ? -1 : 0);
    }

    @Override
    public void add(String[] cells) {}

    @Override
    public ColumnVector take(int rows) {
      int[] ids = new int[rows];
      Arrays.fill(ids, id);
      return new ColumnVector.Dictionary(rows, value, ids);
    }
  }
}
