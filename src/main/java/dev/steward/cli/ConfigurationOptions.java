package dev.steward.cli;

import dev.steward.config.ConfigurationFaults;
import dev.steward.config.ConfigurationFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command finds its configuration. */
final class ConfigurationOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--config",
      arity = "1",
      paramLabel = "FILE",
      description = "A YAML file of configuration; may be repeated, later ones over earlier ones.")
  private List<Path> files = new ArrayList<>();

  private List<String> properties = List.of();

  /** Properties of the command line ({@code --steward.reports=/data/reports}), over all files. */
  void properties(List<String> properties) {
    this.properties = List.copyOf(properties);
  }

  ConfigurableEnvironment environment() throws ConfigurationFaults {
    ConfigurableEnvironment environment = ConfigurationFiles.load(files, properties);
    if (StructuredLogs.areAsked(environment)) {
      command.commandLine().setErr(StructuredLogs.begin(environment));
    }
    return environment;
  }
}
