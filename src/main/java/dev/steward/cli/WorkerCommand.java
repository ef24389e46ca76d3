package dev.steward.cli;

import dev.steward.config.ConfigurationFaults;
import dev.steward.config.RemoteWork;
import dev.steward.config.StewardConfiguration;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code steward worker}: works on partitions of runs that other processes have started. */
@Command(
    name = "worker",
    description = "Works on partitions of any run until it is stopped.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Workers need steward.cluster, and the configuration of the run: sources, rules, key, reports",
      "and home (a folder that all share). SIGTERM gives back what is in work, and ends with 0.",
      "",
      "Example: steward worker --config steward.yml"
    })
final class WorkerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Override
  public Integer call() throws Exception {
    ConfigurableEnvironment environment = configuration.environment();
    StewardConfiguration steward = StewardConfiguration.from(environment);
    RemoteWork work =
        steward
            .remoteWork()
            .orElseThrow(
                () ->
                    new ConfigurationFaults(
                        List.of(
                            "steward.cluster: missing; a worker needs steward.cluster.broker.url,"
                                + " such as tcp://host:61616")));
    return new WorkerLaunch(environment, steward, work, spec.commandLine().getErr()).launch();
  }
}
