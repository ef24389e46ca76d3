package dev.steward.eligibility;

import dev.steward.consent.Standing;
import dev.steward.core.Column;
import dev.steward.core.KeyCell;
import dev.steward.core.RowBatch;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Payload;
import java.io.IOException;
import java.util.List;

/** Leads by their contact; those without one are of an unknown contact at once. */
final class LeadScatter implements RowScatter {
  private final PartWriter out;
  private final ReportedKeys.Reader reader;
  private final int keys;
  private final int contacts;
  private final Payload payload = new Payload();
  private final KeyCell key = new KeyCell();
  private final KeyCell contact = new KeyCell();

  LeadScatter(PartWriter out, LeadTable leads, List<Column> columns, ReportedKeys.Reader reader) {
    BatchColumns batch = new BatchColumns(columns);
    this.out = out;
    this.reader = reader;
    this.keys = batch.position(leads.key());
    this.contacts = batch.position(leads.contact());
  }

  @Override
  public void add(RowBatch batch) throws IOException {
    for (int row = 0; row < batch.rows(); row++) {
      if (!reader.read(key, BatchColumns.vector(batch, keys), row)) {
        continue;
      }
      if (reader.read(contact, BatchColumns.vector(batch, contacts), row)) {
        payload.clear().put(key.data(), key.from(), key.to());
        out.add(Streams.LEADS, contact.data(), contact.from(), contact.to(), payload);
      } else {
        StandingRecord.putUnknown(payload.clear(), Standing.UNKNOWN);
        out.add(Streams.STANDINGS, key.data(), key.from(), key.to(), payload);
      }
    }
  }
}
