package dev.steward.process;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasures killed at random moments. */
@Tag("sweep")
class ErasureKillIT {
  @TempDir Path folder;

  @Test
  void leavesAndCertifiesTheSameWhereverItIsKilled() throws Exception {
    new ErasingKills("subject-erasure", 50, folder).sweep();
  }
}
