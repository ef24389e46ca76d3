package dev.steward.eligibility;

import dev.steward.core.ColumnVector;
import dev.steward.core.KeyCell;
import dev.steward.core.RowBatch;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Payload;
import java.io.IOException;

/**
 * Whose pseudonyms are whose, beside what else rows say: to know people of the run before again.
 */
final class NameScatter implements RowScatter {
  private final RowScatter beside;
  private final PartWriter out;
  private final int keys;
  private final ReportedKeys.Reader pseudonyms;
  private final KeyCell key = new KeyCell();
  private final KeyCell pseudonym = new KeyCell();
  private final Payload payload = new Payload();

  /**
   * @param keys the column of people's keys
   */
  NameScatter(RowScatter beside, PartWriter out, int keys, ReportedKeys.Reader pseudonyms) {
    this.beside = beside;
    this.out = out;
    this.keys = keys;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public void add(RowBatch batch) throws IOException {
    beside.add(batch);
    ColumnVector column = BatchColumns.vector(batch, keys);
    for (int row = 0; row < batch.rows(); row++) {
      if (key.read(column, row)) {
        pseudonyms.read(pseudonym, column, row);
        payload.clear().put(key.data(), key.from(), key.to());
        out.add(Streams.NAMES, pseudonym.data(), pseudonym.from(), pseudonym.to(), payload);
      }
    }
  }

  @Override
  public void finish() throws IOException {
    beside.finish();
  }
}
