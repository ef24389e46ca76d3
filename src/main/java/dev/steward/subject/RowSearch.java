package dev.steward.subject;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Payload;
import dev.steward.source.KeyMatch;
import dev.steward.source.RowCursor;
import dev.steward.source.SourceException;
import dev.steward.subject.SearchKeys.Entry;
import dev.steward.subject.SearchKeys.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Goes through rows of one table and writes those that belong to people, each once for each of
 * them, and the keys that they hand on. For one thread and one cursor.
 */
public final class RowSearch {
  /** Rows, by the person's ordinal. */
  static final int ROWS = 0;

  /** What rows consist of, by its id. */
  static final int SHAPES = 1;

  /** Keys handed on, by the way they lead. */
  static final int KEYS = 2;

  /** E-mail addresses that are not one person's alone, by themselves. */
  static final int SHARED = 3;

  private final Search search;
  private final int table;
  private final SearchKeys keys;
  private final TextPaths paths;
  private final boolean keepsRows;
  private final PartWriter into;
  private final Payload payload = new Payload();
  private final Map<Integer, Belonging> people = new TreeMap<>();
  private final Set<Integer> found = new HashSet<>();
  private final Map<RowShape, Long> shapes = new HashMap<>();
  private final Set<Long> written = new HashSet<>();

  /**
   * @param table its position in the graph
   * @param keepsRows false where only the keys are wanted that rows hand on
   */
  public RowSearch(
      Search search,
      int table,
      SearchKeys keys,
      TextPaths paths,
      boolean keepsRows,
      PartWriter into) {
    this.search = search;
    this.table = table;
    this.keys = keys;
    this.paths = paths;
    this.keepsRows = keepsRows;
    this.into = into;
  }

  /**
   * Reads a cursor to its end.
   *
   * @return how many rows were looked at
   */
  public long through(RowCursor cursor) throws SourceException, IOException {
    List<Column> columns = cursor.columns();
    List<Column> extended = paths.columns(columns);
    KeyMatch match = new KeyMatch(keys.filter(), extended);
    Handing handing = new Handing(search, extended, into);
    long rows = 0;
    for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
      RowBatch all = paths.extend(batch, columns);
      match.open(all);
      RowShape shape = RowShape.of(columns, batch);
      for (int row = 0; row < batch.rows(); row++) {
        if (match.names(row)) {
          matched(match, all, row);
          write(batch, shape, row);
          handing.hand(all, row, people);
        }
      }
      rows += batch.rows();
    }
    return rows;
  }

  private void matched(KeyMatch match, RowBatch batch, int row) throws IOException {
    people.clear();
    match.find(row, this::belongs);
    for (int i = 0; i < keys.entries().size(); i++) {
      Entry entry = keys.entries().get(i);
      if (entry.purpose() == Purpose.SHOWS_SHARING) {
        int alternative = i;
        found.clear();
        match.find(
            row,
            (hit, tuple) -> {
              if (hit == alternative) {
                found.add(tuple);
              }
            });
        for (int tuple : found) {
          sharing(entry, tuple);
        }
      }
    }
  }

  private void belongs(int alternative, int tuple) {
    Entry entry = keys.entries().get(alternative);
    if (entry.purpose() == Purpose.FINDS) {
      LinkedKeys linked = entry.keys();
      for (int i = linked.start(tuple); i < linked.start(tuple + 1); i++) {
        people.merge(
            linked.subject(i),
            linked.belonging(i),
            (one, other) -> one.ordinal() <= other.ordinal() ? one : other);
      }
    }
  }

  /** A row of people that has an address of somebody, and is not hers, shows that it is shared. */
  private void sharing(Entry entry, int tuple) throws IOException {
    LinkedKeys linked = entry.keys();
    for (int i = linked.start(tuple); i < linked.start(tuple + 1); i++) {
      Belonging belonging = people.get(linked.subject(i));
      if (belonging == null || belonging.ordinal() > Belonging.SHARED.ordinal()) {
        byte[] address = linked.tuples().cell(tuple, 0);
        into.add(SHARED, address, 0, address.length, payload.clear());
      }
    }
  }

  private void write(RowBatch batch, RowShape shape, int row) throws IOException {
    if (!keepsRows || people.isEmpty()) {
      return;
    }
    long id = shapes.computeIfAbsent(shape, RowShape::id);
    if (written.add(id)) {
      byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(id).array();
      byte[] stored = shape.toBytes();
      into.add(SHAPES, key, 0, key.length, payload.clear().put(stored, 0, stored.length));
    }
    for (Map.Entry<Integer, Belonging> person : people.entrySet()) {
      payload.clear().put(table).put(id).put((byte) person.getValue().ordinal());
      RowEncoding.put(batch, row, payload);
      byte[] key = Subject.key(person.getKey());
      into.add(ROWS, key, 0, key.length, payload);
    }
  }

  @Override
  public String toString() {
    return "RowSearch[" + search.table() + "]";
  }
}
