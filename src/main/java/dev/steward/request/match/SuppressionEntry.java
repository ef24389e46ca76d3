package dev.steward.request.match;

/**
 * An identifier of somebody who was erased, as the suppression list keeps it: without the
 * operator's key it tells nothing.
 *
 * @param kind the identifier's kind
 * @param suffixDigits how many of a phone number's last digits the hash is of; 0 where it is of the
 *     whole value
 * @param hash by which it is found fast
 * @param mac 32 bytes that confirm it, of kind and whole value; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // entries are never compared
public record SuppressionEntry(String kind, int suffixDigits, long hash, byte[] mac) {
  @Override
  public String toString() {
    return "SuppressionEntry[" + kind + "]";
  }
}
