package dev.steward.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.KeyCell;
import dev.steward.shuffle.Payload;

/** The payload of an event: when, level, who gave it, its id, and the guardian's key. */
final class EventRecord {
  private static final int LEVEL = Long.BYTES;
  private static final int KIND = LEVEL + 1;
  private static final int ID_LENGTH = KIND + 1;
  private static final int ID = ID_LENGTH + Integer.BYTES;

  private static final byte OF_LEDGER = 0;
  private static final byte WITHDRAWAL = 1;

  private EventRecord() {}

  /** A line of the ledger. */
  static void put(Payload payload, long at, int level, KeyCell id, KeyCell guardian) {
    payload.put(at).put((byte) level).put(OF_LEDGER);
    payload.put(id.to() - id.from()).put(id.data(), id.from(), id.to());
    payload.put(guardian.data(), guardian.from(), guardian.to());
  }

  /** A request to withdraw consent; its time is the day. */
  static void put(Payload payload, PersonRegister.Withdrawal withdrawal) {
    byte[] id = withdrawal.requestId().getBytes(UTF_8);
    payload.put(withdrawal.receivedOn().toEpochDay()).put((byte) 0).put(WITHDRAWAL);
    payload.put(id.length).put(id, 0, id.length);
  }

  static long at(byte[] data, int payload) {
    return Payload.longAt(data, payload);
  }

  static int level(byte[] data, int payload) {
    return data[payload + LEVEL];
  }

  static boolean isWithdrawal(byte[] data, int payload) {
    return data[payload + KIND] == WITHDRAWAL;
  }

  /** Where the id begins. */
  static int id(int payload) {
    return payload + ID;
  }

  /** Where the id ends and the guardian's key begins. */
  static int guardian(byte[] data, int payload) {
    return payload + ID + Payload.intAt(data, payload + ID_LENGTH);
  }
}
