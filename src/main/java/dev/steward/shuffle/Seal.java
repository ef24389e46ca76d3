package dev.steward.shuffle;

/** Keeps segments unreadable to others. Safe for use by several threads. */
public interface Seal {
  /** How long the message of so many bytes is. */
  int sealedBytes(int plain);

  /**
   * Seals the bytes from a position up to another.
   *
   * @param into where the message is put, from its beginning on
   */
  void encrypt(byte[] plain, int from, int to, byte[] into);

  default byte[] encrypt(byte[] plain, int from, int to) {
    byte[] message = new byte[sealedBytes(to - from)];
    encrypt(plain, from, to, message);
    return message;
  }

  default byte[] encrypt(byte[] plain) {
    return encrypt(plain, 0, plain.length);
  }

  /**
   * Opens a message that lies in a larger array.
   *
   * @param into where it is put, from {@code at} on
   * @return how many bytes it is
   * @throws IllegalStateException where the message was sealed otherwise or was changed
   */
  int decrypt(byte[] message, int from, int to, byte[] into, int at);

  /**
   * @throws IllegalStateException where the message was sealed otherwise or was changed
   */
  byte[] decrypt(byte[] message);
}
