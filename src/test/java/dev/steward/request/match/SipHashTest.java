package dev.steward.request.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {
  /** The key 00 01 … 0f and the messages "", 00, 00 01 and so on, as the authors publish them. */
  @ParameterizedTest
  @CsvSource({
    "0, 726fdb47dd0e0e31",
    "1, 74f839c593dc67fd",
    "2, 0d6c8009d9a94f5a",
    "3, 85676696d7fb7e2d",
    "7, ab0200f58b01d137",
    "8, 93f5f5799a932462",
    "9, 9e0082df0ba9e4b0",
    "15, a129ca6149be45e5",
    "16, 3f2acc7f57c29bdb",
    "63, 958a324ceb064572"
  })
  void isThatOfTheAuthors(int length, String hash) {
    byte[] key = bytes(16);
    byte[] message = bytes(length);
    byte[] within = new byte[length + 3];
    System.arraycopy(message, 0, within, 2, length);

    assertThat(new SipHash(key).of(message, 0, length))
        .isEqualTo(Long.parseUnsignedLong(hash, 16))
        .isEqualTo(new SipHash(key).of(within, 2, length + 2));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
