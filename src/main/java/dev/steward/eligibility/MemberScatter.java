package dev.steward.eligibility;

import dev.steward.core.ColumnVector;
import dev.steward.core.KeyCell;
import dev.steward.core.RowBatch;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Payload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of segments. A row of another segment is passed over, and so is one without a key. */
final class MemberScatter implements RowScatter {
  private static final Payload NOTHING = new Payload();

  private final PartWriter out;
  private final ReportedKeys.Reader reader;
  private final int keys;
  private final int names;
  private final Map<String, List<Integer>> segments;
  private final KeyCell key = new KeyCell();
  private @Nullable ColumnVector dictionary;
  private @Nullable List<Integer>[] entries = entries(0);

  /**
   * @param keys the column of members
   * @param names the column of segments; −1 where all rows are of all the segments
   * @param segments streams of the segments by the name in the table; by an empty one where rows
   *     have none
   */
  MemberScatter(
      PartWriter out,
      int keys,
      int names,
      Map<String, List<Integer>> segments,
      ReportedKeys.Reader reader) {
    this.out = out;
    this.reader = reader;
    this.keys = keys;
    this.names = names;
    this.segments = segments;
  }

  @Override
  public void add(RowBatch batch) throws IOException {
    ColumnVector members = batch.columns().get(keys);
    List<Integer> all = segments.getOrDefault("", List.of());
    for (int row = 0; row < batch.rows(); row++) {
      List<Integer> streams = names < 0 ? all : streams(batch.columns().get(names), row);
      if (!streams.isEmpty() && reader.read(key, members, row)) {
        for (int stream : streams) {
          out.add(stream, key.data(), key.from(), key.to(), NOTHING);
        }
      }
    }
  }

  private List<Integer> streams(ColumnVector column, int row) {
    if (column instanceof ColumnVector.Dictionary coded && !column.isNull(row)) {
      if (coded.values() != dictionary) {
        dictionary = coded.values();
        entries = entries(coded.values().size());
      }
      int id = coded.ids()[row];
      List<Integer> known = entries[id];
      if (known == null) {
        known = streams(coded.values(), id);
        entries[id] = known;
      }
      return known;
    }
    String name = Cells.text(column, row);
    return name == null ? List.of() : segments.getOrDefault(name.strip(), List.of());
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable List<Integer>[] entries(int size) {
    return new List[size];
  }
}
