package dev.steward.subject;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.shuffle.KeyBounds;
import dev.steward.shuffle.Parts;
import dev.steward.shuffle.Payload;
import dev.steward.shuffle.Piece;
import dev.steward.shuffle.RangeRun;
import dev.steward.shuffle.Records;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows that a run found, by person: those of each in the catalog's order of tables, and in a
 * table in the source's order. Safe for use by several threads.
 */
public final class FoundRows {
  private static final int BATCH = 1024;

  private final SubjectGraph graph;
  private final Parts parts;
  private final int ranges;
  private final Map<Long, RowShape> shapes = new HashMap<>();

  /**
   * @param parts what searches left, in the catalog's order of tables
   * @param ranges number of ranges that they cut by
   */
  public FoundRows(SubjectGraph graph, Parts parts, int ranges) throws IOException {
    this.graph = graph;
    this.parts = parts;
    this.ranges = ranges;
    Records stored = parts.records(RowSearch.SHAPES, 0, ranges, KeyBounds.ALL);
    for (int i = 0; i < stored.size(); i++) {
      shapes.put(
          Payload.longAt(stored.data(), stored.key(i)),
          RowShape.fromBytes(stored.data(), stored.payload(i), stored.end(i)));
    }
  }

  /** Is told what was found about one person after the other. */
  public interface Reader {
    /** Rows of another person follow. */
    void subject(int ordinal) throws IOException;

    /**
     * Rows of that person in a table; a table with many rows, with rows of several shapes, or with
     * some that belong to the person otherwise than others, comes several times in a row.
     *
     * @param belongings what each row has to do with the person: the same for all of them
     */
    void rows(TableRef table, List<Column> columns, RowBatch rows, List<Belonging> belongings)
        throws IOException;
  }

  /** Bytes of rows by range, to cut units by. */
  public long[] weights() {
    return parts.weights(ranges);
  }

  /**
   * Reads the rows of people in ranges, in the order of their ordinals. People of whom nothing was
   * found are left out.
   *
   * @param most about so many bytes of rows are in memory at a time, and those of one person
   */
  public void read(RangeRun run, long most, Reader reader) throws IOException {
    for (Piece piece : parts.pieces(run, most, most)) {
      read(parts.records(RowSearch.ROWS, piece.from(), piece.to(), piece.within()), reader);
    }
  }

  private void read(Records records, Reader reader) throws IOException {
    byte[] data = records.data();
    for (int person = 0; person < records.size(); ) {
      int end = records.next(person);
      reader.subject(Payload.intAt(data, records.key(person)));
      for (int row = person; row < end; ) {
        row = rows(records, row, end, reader);
      }
      person = end;
    }
  }

  /** Hands over the rows from one on that are of the same table, shape and belonging. */
  private int rows(Records records, int from, int end, Reader reader) throws IOException {
    byte[] data = records.data();
    int table = Payload.intAt(data, records.payload(from));
    long shape = Payload.longAt(data, records.payload(from) + Integer.BYTES);
    RowShape known = Objects.requireNonNull(shapes.get(shape));
    RowReplay replay = new RowReplay(known);
    List<Belonging> belongings = new ArrayList<>();
    int row = from;
    while (row < end && row - from < BATCH) {
      int at = records.payload(row);
      if (Payload.intAt(data, at) != table || Payload.longAt(data, at + Integer.BYTES) != shape) {
        break;
      }
      Belonging belonging = Belonging.at(data[at + Integer.BYTES + Long.BYTES]);
      if (!belongings.isEmpty() && belongings.get(0) != belonging) {
        break;
      }
      belongings.add(belonging);
      replay.add(data, at + Integer.BYTES + Long.BYTES + 1);
      row++;
    }
    reader.rows(graph.tables().get(table), known.columns(), replay.batch(), belongings);
    return row;
  }

  @Override
  public String toString() {
    return "FoundRows[" + shapes.size() + " shapes]";
  }
}
