package dev.steward.eligibility;

import dev.steward.shuffle.Payload;

/** The payload of a member: the number of the segment, in as few bytes as it needs. */
final class MemberRecord {
  private MemberRecord() {}

  static Payload of(int segment) {
    Payload payload = new Payload();
    for (int left = segment; left != 0; left >>>= Byte.SIZE) {
      payload.put((byte) left);
    }
    return payload;
  }

  static int segment(byte[] data, int payload, int end) {
    int segment = 0;
    for (int at = end - 1; at >= payload; at--) {
      segment = segment << Byte.SIZE | data[at] & 0xFF;
    }
    return segment;
  }
}
