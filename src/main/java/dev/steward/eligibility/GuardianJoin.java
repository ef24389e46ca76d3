package dev.steward.eligibility;

import dev.steward.shuffle.KeyIndex;
import dev.steward.shuffle.Loaded;
import dev.steward.shuffle.LooseRecords;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Parts;
import dev.steward.shuffle.Payload;
import dev.steward.shuffle.Piece;
import dev.steward.shuffle.RangeRun;
import java.io.IOException;

/** Tells children's ranges what is known of their guardians. */
public final class GuardianJoin {
  /** Small enough for a processor's cache. */
  static final long PIECE_BYTES = 4 << 20;

  private final Parts scattered;
  private final long unitBytes;

  /**
   * @param scattered what scattering left
   * @param unitBytes how many bytes of records to load at a time
   */
  public GuardianJoin(Parts scattered, long unitBytes) {
    this.scattered = scattered;
    this.unitBytes = unitBytes;
  }

  /** Joins the guardians whose keys lie in a run of ranges. */
  public void join(RangeRun run, PartWriter out) throws IOException {
    for (Piece piece : scattered.pieces(run, PIECE_BYTES, unitBytes)) {
      Loaded loaded =
          scattered.load(
              piece, stream -> stream == Streams.GUARDIANS || stream == Streams.CONTACTS);
      LooseRecords wards = loaded.loose(Streams.GUARDIANS);
      if (wards.size() > 0) {
        join(wards, new Contacts(loaded.records(Streams.CONTACTS)), out);
      }
    }
  }

  private static void join(LooseRecords wards, Contacts contacts, PartWriter out)
      throws IOException {
    Payload payload = new Payload();
    byte[] data = wards.data();
    for (int ward = 0; ward < wards.size(); ward++) {
      int guardian = wards.key(ward);
      int child = wards.payload(ward, guardian);
      int contact = contacts.find(data, guardian, child);
      payload.clear();
      if (contact != KeyIndex.NONE) {
        payload.put(contacts.facts(contact).bits());
      }
      out.add(Streams.WARDS, data, child, wards.end(ward, child), payload);
    }
  }
}
