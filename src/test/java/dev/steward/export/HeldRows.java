package dev.steward.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A person's rows of a table, as tests write them: batches of two rows, read as often as asked. */
final class HeldRows implements SubjectTable {
  private final TableRef table;
  private final List<Column> columns = new ArrayList<>();
  private final List<Object[]> rows = new ArrayList<>();

  private HeldRows(String source, String table) {
    this.table = new TableRef(source, table);
  }

  static HeldRows of(String source, String table) {
    return new HeldRows(source, table);
  }

  HeldRows column(String name, DataType type) {
    return column(name, type, type.name());
  }

  HeldRows column(String name, DataType type, String declaredType) {
    columns.add(new Column(name, type, declaredType));
    return this;
  }

  HeldRows row(@Nullable Object... cells) {
    rows.add(cells);
    return this;
  }

  @Override
  public TableRef table() {
    return table;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public SubjectRows open() {
    return new SubjectRows() {
      private int next;

      @Override
      public @Nullable RowBatch next() {
        if (next >= rows.size()) {
          return null;
        }
        List<Object[]> some = rows.subList(next, Math.min(next + 2, rows.size()));
        next += some.size();
        return new RowBatch(
            some.size(),
            IntStream.range(0, columns.size()).mapToObj(i -> vector(some, i)).toList());
      }

      @Override
      public void close() {}
    };
  }

  private ColumnVector vector(List<Object[]> some, int column) {
    List<Object> cells = new ArrayList<>();
    some.forEach(row -> cells.add(row[column]));
    if (cells.stream().anyMatch(List.class::isInstance)) {
      List<Object> flat = new ArrayList<>();
      int[] starts = new int[cells.size() + 1];
      for (int i = 0; i < cells.size(); i++) {
        flat.addAll((List<?>) cells.get(i));
        starts[i + 1] = flat.size();
      }
      return new ColumnVector.Repeated(
          cells.size(), plain(columns.get(column).type(), flat), starts);
    }
    return plain(columns.get(column).type(), cells);
  }

  static ColumnVector plain(DataType type, List<Object> cells) {
    int size = cells.size();
    BitSet nulls = new BitSet();
    IntStream.range(0, size).filter(i -> cells.get(i) == null).forEach(nulls::set);
    return switch (type) {
      case DECIMAL ->
          new ColumnVector.Decimals(
              size,
              cells.stream()
                  .map(cell -> cell == null ? null : new BigDecimal(cell.toString()))
                  .toArray(BigDecimal[]::new));
      case FLOAT ->
          new ColumnVector.Doubles(
              size,
              cells.stream().mapToDouble(cell -> cell == null ? 0 : (Double) cell).toArray(),
              nulls);
      case TEXT, BINARY -> {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int[] offsets = new int[size + 1];
        for (int i = 0; i < size; i++) {
          if (cells.get(i) != null) {
            data.writeBytes(
                cells.get(i) instanceof byte[] bytes
                    ? bytes
                    : cells.get(i).toString().getBytes(UTF_8));
          }
          offsets[i + 1] = data.size();
        }
        yield new ColumnVector.Bytes(size, data.toByteArray(), offsets, nulls);
      }
      default ->
          new ColumnVector.Longs(
              size,
              cells.stream()
                  .mapToLong(cell -> cell == null ? 0 : ((Number) cell).longValue())
                  .toArray(),
              nulls);
    };
  }
}
