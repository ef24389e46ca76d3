package dev.steward.eligibility;

import dev.steward.consent.Standing;
import dev.steward.shuffle.Payload;

/** The payload of a lead's standing: that of its contact, and the contact's latest event. */
final class StandingRecord {
  private static final int HAS_EVENT = Long.BYTES;
  private static final int AT = HAS_EVENT + 1;
  private static final int ID = AT + Long.BYTES;

  private StandingRecord() {}

  /** A standing without any event. */
  static void putUnknown(Payload payload, Standing standing) {
    payload.put(standing.bits()).put((byte) 0).put(0L);
  }

  /**
   * A standing with the latest event.
   *
   * @param from where the event's id begins in the data
   */
  static void put(Payload payload, Standing standing, long at, byte[] data, int from, int to) {
    payload.put(standing.bits()).put((byte) 1).put(at).put(data, from, to);
  }

  static Standing standing(byte[] data, int payload) {
    return new Standing(Payload.longAt(data, payload));
  }

  static boolean hasEvent(byte[] data, int payload) {
    return data[payload + HAS_EVENT] != 0;
  }

  static long at(byte[] data, int payload) {
    return Payload.longAt(data, payload + AT);
  }

  /** Where the event's id begins; it ends with the payload. */
  static int id(int payload) {
    return payload + ID;
  }
}
