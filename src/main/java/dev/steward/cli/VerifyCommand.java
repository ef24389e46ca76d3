package dev.steward.cli;

import dev.steward.files.FileStore;
import dev.steward.report.Verification;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steward verify REPORT_DIR}: checks a published report against its manifest. */
@Command(
    name = "verify",
    description = "Checks a published report against its manifest.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: steward verify reports/pii-inventory/2026-11-01"})
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "REPORT_DIR")
  private String folder = "";

  @Override
  public Integer call() throws Exception {
    FileStore files = FileStore.of(folder, Map.of());
    List<Verification.Fault> faults = Verification.verify(files, files.resolve(folder));
    PrintWriter out = spec.commandLine().getOut();
    if (faults.isEmpty()) {
      out.println(folder + " is as it was published.");
      return ExitStatus.COMPLETED;
    }
    out.println(folder + " is not as it was published:");
    faults.forEach(fault -> out.println("  " + fault));
    return ExitStatus.FAILED;
  }
}
