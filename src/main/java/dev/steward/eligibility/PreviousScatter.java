package dev.steward.eligibility;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.KeyCell;
import dev.steward.core.RowBatch;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Payload;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The members of the previous run, each with whether it was eligible. */
final class PreviousScatter implements RowScatter {
  private final PartWriter out;
  private final ReportedKeys.Reader reader;
  private final BatchColumns columns;
  private final Map<String, Integer> streams;
  private final Payload payload = new Payload();
  private final KeyCell key = new KeyCell();

  /**
   * @param streams by id of the activity
   */
  PreviousScatter(
      PartWriter out,
      List<Column> columns,
      Map<String, Integer> streams,
      ReportedKeys.Reader reader) {
    this.reader = reader;
    this.out = out;
    this.columns = new BatchColumns(columns);
    this.streams = streams;
  }

  @Override
  public void add(RowBatch batch) throws IOException {
    ColumnVector activities = vector(batch, "activity");
    ColumnVector keys = vector(batch, "contact_id");
    ColumnVector eligible = vector(batch, "eligible");
    ColumnVector changes = vector(batch, "change");
    for (int row = 0; row < batch.rows(); row++) {
      String activity = Cells.text(activities, row);
      Integer stream = activity == null ? null : streams.get(activity);
      boolean left = Change.LEFT.toString().equals(Cells.text(changes, row));
      if (stream != null && !left && reader.read(key, keys, row)) {
        payload.clear().put((byte) ("1".equals(Cells.text(eligible, row)) ? 1 : 0));
        out.add(stream, key.data(), key.from(), key.to(), payload);
      }
    }
  }

  private ColumnVector vector(RowBatch batch, String name) {
    return BatchColumns.vector(batch, columns.position(name));
  }
}
