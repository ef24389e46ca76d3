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
  private final PartWriter out;
  private final ReportedKeys.Reader reader;
  private final int keys;
  private final int names;
  private final Map<String, List<Payload>> segments;
  private final KeyCell key = new KeyCell();
  private @Nullable ColumnVector dictionary;
  private @Nullable List<Payload>[] entries = entries(0);

  /**
   * @param keys the column of members
   * @param names the column of segments; −1 where all rows are of all the segments
   * @param segments payloads of the segments by the name in the table; by an empty one where rows
   *     have none
   */
  MemberScatter(
      PartWriter out,
      int keys,
      int names,
      Map<String, List<Payload>> segments,
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
    List<Payload> all = segments.getOrDefault("", List.of());
    for (int row = 0; row < batch.rows(); row++) {
      List<Payload> of = names < 0 ? all : segments(batch.columns().get(names), row);
      if (!of.isEmpty() && reader.read(key, members, row)) {
        for (int i = 0; i < of.size(); i++) {
          out.add(Streams.MEMBERS, key.data(), key.from(), key.to(), of.get(i));
        }
      }
    }
  }

  private List<Payload> segments(ColumnVector column, int row) {
    if (column instanceof ColumnVector.Dictionary coded && !column.isNull(row)) {
      if (coded.values() != dictionary) {
        dictionary = coded.values();
        entries = entries(coded.values().size());
      }
      int id = coded.ids()[row];
      List<Payload> known = entries[id];
      if (known == null) {
        known = segments(coded.values(), id);
        entries[id] = known;
      }
      return known;
    }
    String name = Cells.text(column, row);
    return name == null ? List.of() : segments.getOrDefault(name.strip(), List.of());
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable List<Payload>[] entries(int size) {
    return new List[size];
  }
}
