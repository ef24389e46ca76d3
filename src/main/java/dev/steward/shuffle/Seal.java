package dev.steward.shuffle;

/** Keeps segments unreadable to others. Safe for use by several threads. */
public interface Seal {
  byte[] encrypt(byte[] plain);

  /**
   * @throws IllegalStateException where the message was sealed otherwise or was changed
   */
  byte[] decrypt(byte[] message);
}
