package dev.steward.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code steward} command. */
@Command(
    name = "steward",
    description = "Knows where personal data lies, and proves what was done with it.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = StewardVersion.class,
    subcommands = {
      RunCommand.class,
      WorkerCommand.class,
      StopCommand.class,
      StatusCommand.class,
      CheckCommand.class,
      RequestCommand.class,
      ExplainCommand.class,
      PseudonymCommand.class,
      VerifyCommand.class,
      DemoCommand.class
    },
    footer = {
      "",
      "Exit status: 0 completed, 1 failed or incomplete (the same command goes on), 2 wrong usage or",
      "configuration, 3 completed with findings, 4 running elsewhere, 130/143 stopped.",
      "",
      "Example: steward run pii-inventory --config steward.yml"
    })
public final class StewardCommand implements Runnable {
  private static final Pattern PROPERTY = Pattern.compile("--(steward|spring|logging)\\..*");

  @Spec private CommandSpec spec;

  private StewardCommand() {}

  /**
   * Runs a command line.
   *
   * @return the exit status
   */
  public static int execute(String[] args, PrintStream out, PrintStream err) {
    List<String> properties = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Arrays.stream(args)
        .forEach(word -> (PROPERTY.matcher(word).matches() ? properties : words).add(word));
    CommandLine command = new CommandLine(new StewardCommand());
    command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler(new FailureMessages());
    configure(command, properties);
    return command.execute(words.toArray(String[]::new));
  }

  private static void configure(CommandLine command, List<String> properties) {
    if (command.getMixins().get("configuration") instanceof ConfigurationOptions it) {
      it.properties(properties);
    }
    command.getSubcommands().values().forEach(below -> configure(below, properties));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command");
  }
}
