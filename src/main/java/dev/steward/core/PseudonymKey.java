package dev.steward.core;

/** The operator's secret, under which people get their pseudonyms. Never prints itself. */
public final class PseudonymKey {
  private static final int LEAST_BYTES = 32;

  private final byte[] bytes;

  /**
   * @param bytes 32 or more
   */
  public PseudonymKey(byte[] bytes) {
    if (bytes.length < LEAST_BYTES) {
      throw new IllegalArgumentException("A pseudonym key has 32 bytes or more");
    }
    this.bytes = bytes.clone();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "PseudonymKey[" + bytes.length + " bytes]";
  }
}
