package dev.steward.cli;

import dev.steward.batch.JobRequest;
import dev.steward.config.ConfigurationFiles;
import dev.steward.config.StewardConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.h2.tools.RunScript;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code steward demo}: the nightly job on a scratch copy of the sample estate. */
@Command(
    name = "demo",
    description = "Runs the nightly job on a scratch copy of sample-data/, in target/demo.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: steward demo"})
final class DemoCommand implements Callable<Integer> {
  private static final Path SAMPLE = Path.of("sample-data");
  private static final Path JOBS = Path.of("jobs", "sample.yml");
  private static final Path SCRATCH = Path.of("target", "demo");

  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(SAMPLE) || !Files.isRegularFile(JOBS)) {
      throw new ParameterException(
          spec.commandLine(), "The demo runs in a checkout of Steward: no sample-data/ here");
    }
    prepare();
    ConfigurableEnvironment environment =
        ConfigurationFiles.load(
            List.of(JOBS),
            List.of("--steward.demo.home=" + SCRATCH, "--steward.pseudonym-key=" + newKey()));
    StewardConfiguration steward = StewardConfiguration.from(environment);
    PrintWriter out = spec.commandLine().getOut();
    int status =
        new JobLaunch(environment, steward, out, spec.commandLine().getErr())
            .launch(new JobRequest(JobNames.NIGHTLY, Optional.empty(), OptionalInt.empty()), true);
    if (status != ExitStatus.COMPLETED && status != ExitStatus.FINDINGS) {
      return status;
    }
    out.println();
    EligibilityTable.latest(steward.reports()).print(out);
    out.println();
    ExportsTable.latest(steward.reports()).print(out);
    out.println();
    CorrectionsTable.latest(steward.reports()).print(out);
    out.println();
    CertificateTable.latest(steward.reports()).print(out);
    return ExitStatus.COMPLETED; // findings are what the sample is for
  }

  private static void prepare() throws IOException, SQLException {
    FileSystemUtils.deleteRecursively(SCRATCH);
    Files.createDirectories(SCRATCH);
    for (String part : List.of("lake", "drops")) {
      FileSystemUtils.copyRecursively(SAMPLE.resolve(part), SCRATCH.resolve(part));
    }
    try (Connection crm =
            DriverManager.getConnection("jdbc:h2:file:" + SCRATCH.resolve("crm").toAbsolutePath());
        var script = Files.newBufferedReader(SAMPLE.resolve("crm").resolve("crm.sql"))) {
      RunScript.execute(crm, script);
    }
  }

  private static String newKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
