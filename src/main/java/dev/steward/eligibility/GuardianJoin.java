package dev.steward.eligibility;

import dev.steward.consent.ContactFacts;
import dev.steward.shuffle.KeyIndex;
import dev.steward.shuffle.Loaded;
import dev.steward.shuffle.LooseRecords;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Parts;
import dev.steward.shuffle.Payload;
import dev.steward.shuffle.Piece;
import dev.steward.shuffle.RangeRun;
import dev.steward.shuffle.Records;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
      Records wards = loaded.records(Streams.GUARDIANS);
      if (wards.size() > 0) {
        LooseRecords contacts = loaded.loose(Streams.CONTACTS);
        join(wards, contacts, out);
        contacts.release();
      }
    }
  }

  /** Guardians are few: contacts are looked up among them. */
  private static void join(Records wards, LooseRecords contacts, PartWriter out)
      throws IOException {
    int[] first = new int[wards.size()];
    int guardians = 0;
    for (int ward = 0; ward < wards.size(); ward = wards.next(ward)) {
      first[guardians++] = ward;
    }
    @Nullable ContactFacts[] facts =
        facts(new KeyIndex(wards, first, guardians), guardians, contacts);
    Payload payload = new Payload();
    for (int guardian = 0; guardian < guardians; guardian++) {
      int behind = guardian + 1 < guardians ? first[guardian + 1] : wards.size();
      payload.clear();
      ContactFacts known = facts[guardian];
      if (known != null) {
        payload.put(known.bits());
      }
      for (int ward = first[guardian]; ward < behind; ward++) {
        out.add(Streams.WARDS, wards.data(), wards.payload(ward), wards.end(ward), payload);
      }
    }
  }

  private static @Nullable ContactFacts[] facts(
      KeyIndex guardians, int count, LooseRecords contacts) {
    @Nullable ContactFacts[] facts = new ContactFacts[count];
    byte[] data = contacts.data();
    for (int record = 0; record < contacts.size(); record++) {
      int key = contacts.key(record);
      int payload = contacts.payload(record, key);
      int guardian = guardians.find(data, key, payload);
      if (guardian != KeyIndex.NONE) {
        ContactFacts row = new ContactFacts(Payload.intAt(data, payload));
        ContactFacts known = facts[guardian];
        // whether its own guardians agree is not asked of a guardian
        facts[guardian] = known == null ? row : known.merge(row, true);
      }
    }
    return facts;
  }
}
