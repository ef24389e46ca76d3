package dev.steward.cli;

import dev.steward.config.StewardConfiguration;
import dev.steward.files.FileStore;
import dev.steward.report.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steward verify [REPORT_DIR]}: checks what was published, and the audit trail. */
@Command(
    name = "verify",
    description = {
      "Checks a published report against its manifest. Without REPORT_DIR, or with the folder of",
      "all reports, checks the audit trail row by row, and all reports against it."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  steward verify reports/pii-inventory/2026-11-01",
      "  steward verify --config steward.yml"
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "REPORT_DIR")
  private String folder = "";

  @Override
  public Integer call() throws Exception {
    if (folder.isEmpty()) {
      return all(StewardConfiguration.from(configuration.environment()));
    }
    FileStore files = FileStore.of(folder, Map.of());
    String place = files.resolve(folder);
    if (!files.exists(place + "/manifest.json") && files.exists(place)) {
      StewardConfiguration steward = StewardConfiguration.from(configuration.environment());
      if (isAllReports(steward, place)) {
        return all(steward);
      }
    }
    return told(
        folder + " is as it was published.",
        folder + " is not as it was published:",
        Verification.verify(files, place).stream().map(Verification.Fault::toString).toList());
  }

  private static boolean isAllReports(StewardConfiguration steward, String place)
      throws IOException {
    return FileStore.of(steward.reports(), Map.of()).resolve(steward.reports()).equals(place);
  }

  private int all(StewardConfiguration steward) throws Exception {
    WholeVerification.Result result = new WholeVerification(steward).run();
    return told(
        "%d rows of the audit trail and %d publications are as they were recorded."
            .formatted(result.rows(), result.publications()),
        "Not all is as it was recorded:",
        result.faults());
  }

  private int told(String good, String bad, List<String> faults) {
    PrintWriter out = spec.commandLine().getOut();
    if (faults.isEmpty()) {
      out.println(good);
      return ExitStatus.COMPLETED;
    }
    out.println(bad);
    faults.forEach(fault -> out.println("  " + fault));
    return ExitStatus.FAILED;
  }
}
