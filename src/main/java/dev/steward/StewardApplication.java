package dev.steward;

import dev.steward.cli.StewardCommand;

/** The entry point of the {@code steward} command. */
public final class StewardApplication {
  private StewardApplication() {}

  public static void main(String[] args) {
    // threads of drivers and pools may outlive the command: the status is given explicitly
    System.exit(StewardCommand.execute(args, System.out, System.err));
  }
}
