package dev.steward;

/** The entry point of the {@code steward} command. */
public final class StewardApplication {
  private StewardApplication() {}

  public static void main(String[] args) {
    System.out.println("steward");
  }
}
