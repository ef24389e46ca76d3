package dev.steward.process;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights killed at random moments. */
@Tag("sweep")
class NightlyKillIT {
  @TempDir Path folder;

  @Test
  void publishesTheSameWhereverItIsKilled() throws Exception {
    new ErasingKills("nightly", 20, folder).sweep();
  }
}
