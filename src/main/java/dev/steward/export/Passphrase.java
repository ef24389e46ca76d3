package dev.steward.export;

/** What opens a bundle; the person is told it by another way. Never prints itself. */
public final class Passphrase {
  private static final int LEAST = 12;

  private final char[] characters;

  /**
   * @throws IllegalArgumentException without it, where it is too short to protect anything
   */
  public Passphrase(String text) {
    if (text.codePointCount(0, text.length()) < LEAST) {
      throw new IllegalArgumentException("A passphrase has " + LEAST + " characters or more");
    }
    this.characters = text.toCharArray();
  }

  char[] characters() {
    return characters.clone();
  }

  @Override
  public String toString() {
    return "Passphrase";
  }
}
