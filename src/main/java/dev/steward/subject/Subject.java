package dev.steward.subject;

import dev.steward.request.PersonKey;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A person about whom something is asked. Holds personal data.
 *
 * @param ordinal names the person within a run, from 0
 * @param requests ids of what is asked about the person, in the order it was received
 * @param keys in all tables of people in which the person was met; the first is the person's name
 *     in reports
 * @param emails folded
 * @param formerEmails those of them by which requests name the person that an earlier run has begun
 *     to answer: her rows may no longer have them
 */
public record Subject(
    int ordinal,
    List<String> requests,
    List<PersonKey> keys,
    List<String> emails,
    List<String> formerEmails) {
  public Subject {
    requests = List.copyOf(requests);
    keys = List.copyOf(keys);
    emails = List.copyOf(emails);
    formerEmails = List.copyOf(formerEmails);
  }

  /** An ordinal as the key of records, ordered as the ordinals are. */
  static byte[] key(int ordinal) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(ordinal).array();
  }

  /** Without what is personal. */
  @Override
  public String toString() {
    return "Subject[" + ordinal + ", " + requests + "]";
  }
}
