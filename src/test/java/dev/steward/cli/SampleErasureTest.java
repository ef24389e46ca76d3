package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import dev.steward.testkit.SampleCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleErasureTest {
  @TempDir Path folder;

  @Test
  void erases() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    Result result = runs.runJob("subject-erasure", "2026-11-01");
    System.out.println(result.status() + result.out() + result.err());
    System.out.println(Files.readString(result.reports().resolve("plan.csv")));
    if (Files.exists(result.reports().resolve("certificate.csv"))) {
    System.out.println(Files.readString(result.reports().resolve("certificate.csv")));
    System.out.println(Files.readString(result.reports().resolve("residue.csv")));
    }
    System.out.println(runs.request("list").out());
  }
}
