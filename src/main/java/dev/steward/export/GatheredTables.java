package dev.steward.export;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One person's rows, gathered batch by batch in the order of tables, which may have other columns
 * from one batch to the next: a table shows all of them. Holds the batches, as they are; for one
 * thread.
 */
public final class GatheredTables {
  private final Map<TableRef, List<Piece>> pieces = new LinkedHashMap<>();
  private final Map<TableRef, Map<String, Long>> withheld = new LinkedHashMap<>();

  private record Piece(List<Column> columns, RowBatch rows) {}

  /** Adds rows of a table, after those that were added before. */
  public void add(TableRef table, List<Column> columns, RowBatch rows) {
    if (columns.size() != rows.columns().size()) {
      throw new IllegalArgumentException(
          "%s: %d columns for a batch of %d"
              .formatted(table, columns.size(), rows.columns().size()));
    }
    pieces.computeIfAbsent(table, it -> new ArrayList<>()).add(new Piece(columns, rows));
  }

  /**
   * Counts rows of a table that are left out.
   *
   * @param reason as the person is told
   */
  public void withhold(TableRef table, long rows, String reason) {
    withheld.computeIfAbsent(table, it -> new TreeMap<>()).merge(reason, rows, Long::sum);
  }

  /** Whether no row was added. */
  public boolean isEmpty() {
    return pieces.isEmpty();
  }

  /**
   * The tables of a bundle.
   *
   * @param searched all that were searched; those without rows are empty
   */
  public List<SubjectTable> tables(List<TableRef> searched) {
    Set<TableRef> all = new LinkedHashSet<>(searched);
    all.addAll(pieces.keySet());
    all.addAll(withheld.keySet());
    return all.stream()
        .map(
            table ->
                (SubjectTable)
                    new Gathered(table, pieces.getOrDefault(table, List.of()), withheldRows(table)))
        .toList();
  }

  private List<WithheldRows> withheldRows(TableRef table) {
    return withheld.getOrDefault(table, Map.of()).entrySet().stream()
        .map(entry -> new WithheldRows(entry.getValue(), entry.getKey()))
        .toList();
  }

  private record Gathered(
      TableRef table, List<Piece> pieces, List<WithheldRows> withheldRows, List<Column> columns)
      implements SubjectTable {
    Gathered(TableRef table, List<Piece> pieces, List<WithheldRows> withheldRows) {
      this(table, pieces, withheldRows, union(pieces));
    }

    /** Columns of the same name and type are one; others of the same name stand beside it. */
    private static List<Column> union(List<Piece> pieces) {
      List<Column> union = new ArrayList<>();
      for (Piece piece : pieces) {
        for (Column column : piece.columns()) {
          if (position(union, column) < 0) {
            union.add(column);
          }
        }
      }
      return union;
    }

    private static int position(List<Column> columns, Column sought) {
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        if (column.name().equals(sought.name()) && column.type() == sought.type()) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public SubjectRows open() {
      return new SubjectRows() {
        private int next;

        @Override
        public @Nullable RowBatch next() {
          return next == pieces.size() ? null : aligned(pieces.get(next++));
        }

        @Override
        public void close() {}
      };
    }

    private RowBatch aligned(Piece piece) {
      int rows = piece.rows().rows();
      List<ColumnVector> vectors = new ArrayList<>(columns.size());
      for (Column column : columns) {
        int position = position(piece.columns(), column);
        vectors.add(position < 0 ? nulls(rows) : piece.rows().columns().get(position));
      }
      return new RowBatch(rows, vectors);
    }

    private static ColumnVector nulls(int rows) {
      int[] ids = new int[rows];
      Arrays.fill(ids, -1);
      return new ColumnVector.Dictionary(rows, NOTHING, ids);
    }

    /** Without what is personal. */
    @Override
    public String toString() {
      return "Gathered[" + table + "]";
    }
  }

  private static final ColumnVector NOTHING =
      new ColumnVector.Bytes(0, new byte[0], new int[1], null);

  /** Without what is personal. */
  @Override
  public String toString() {
    return "GatheredTables[" + pieces.keySet() + "]";
  }
}
