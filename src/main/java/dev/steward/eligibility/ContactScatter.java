package dev.steward.eligibility;

import dev.steward.consent.AsOf;
import dev.steward.consent.ConsentPolicy;
import dev.steward.consent.ContactFacts;
import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.KeyCell;
import dev.steward.core.RowBatch;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What rows of the table of contacts say. Rows without a key are nobody's. */
final class ContactScatter implements RowScatter {
  private final PartWriter out;
  private final AsOf asOf;
  private final PersonRegister.Rows register;
  private final ReportedKeys.Reader keys;
  private final Payload payload = new Payload();
  private final KeyCell key = new KeyCell();
  private final KeyCell guardian = new KeyCell();
  private final FactColumn levels;
  private final FactColumn children = new FactColumn(Readings.flags());
  private final FactColumn refusals = new FactColumn(Readings.flags());
  private final FactColumn births;
  private final FactColumn countries;
  private final int[] positions;

  ContactScatter(
      PartWriter out,
      ConsentPolicy policy,
      AsOf asOf,
      ContactColumns names,
      List<Column> columns,
      PersonRegister.Rows register,
      ReportedKeys.Reader keys) {
    BatchColumns batch = new BatchColumns(columns);
    this.out = out;
    this.asOf = asOf;
    this.register = register;
    this.keys = keys;
    this.positions =
        new int[] {
          batch.position(names.key()),
          batch.position(names.level()),
          batch.position(names.isChild()),
          batch.position(names.doNotTrack()),
          batch.position(names.birthDate()),
          batch.position(names.country()),
          batch.position(names.guardian())
        };
    this.levels = new FactColumn(Readings.levels(policy.levels()));
    this.births = new FactColumn(Readings.birthDates(batch.type(positions[4])));
    this.countries = new FactColumn(Readings.countries(policy.digitalConsentAges()));
  }

  @Override
  public void add(RowBatch batch) throws IOException {
    ColumnVector[] vectors = new ColumnVector[positions.length];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = BatchColumns.vector(batch, positions[i]);
    }
    for (int row = 0; row < batch.rows(); row++) {
      if (keys.read(key, vectors[0], row)) {
        add(batch, vectors, row);
      }
    }
  }

  @Override
  public void finish() throws IOException {
    for (String id : register.matched()) {
      byte[] words = id.getBytes(StandardCharsets.UTF_8);
      out.add(Streams.MATCHES, words, 0, 0, payload.clear().put(words, 0, words.length));
    }
  }

  private void add(RowBatch batch, ColumnVector[] vectors, int row) throws IOException {
    boolean hasGuardian = keys.read(guardian, vectors[6], row);
    ContactFacts facts =
        ContactFacts.of(
            asOf,
            levels.read(vectors[1], row),
            children.read(vectors[2], row) != 0,
            refusals.read(vectors[3], row) != 0,
            births.read(vectors[4], row),
            countries.read(vectors[5], row),
            hasGuardian);
    payload.clear().put(facts.bits()).put((byte) register.bits(batch, row));
    payload.put(guardian.data(), guardian.from(), guardian.to());
    out.add(Streams.CONTACTS, key.data(), key.from(), key.to(), payload);
    if (hasGuardian && facts.isChild()) { // nobody else needs one, whatever further rows say
      payload.clear().put(key.data(), key.from(), key.to());
      out.add(Streams.GUARDIANS, guardian.data(), guardian.from(), guardian.to(), payload);
    }
    Optional<PersonRegister.Withdrawal> withdrawal = register.withdrawal();
    if (withdrawal.isPresent()) {
      EventRecord.put(payload.clear(), withdrawal.get());
      out.add(Streams.EVENTS, key.data(), key.from(), key.to(), payload);
    }
  }
}
