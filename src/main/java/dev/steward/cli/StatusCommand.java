package dev.steward.cli;

import dev.steward.config.StewardConfiguration;
import dev.steward.store.ControlStore;
import dev.steward.store.RunState;
import dev.steward.store.RunStates;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steward status [JOB]}: the last runs. */
@Command(
    name = "status",
    description = "Shows the last runs: state, step, units, owner, since when.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: steward status --config steward.yml"})
final class StatusCommand implements Callable<Integer> {
  private static final int RUNS = 20;

  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "JOB")
  private String job = "";

  @Override
  public Integer call() throws Exception {
    if (!job.isEmpty() && !JobNames.ALL.contains(job)) {
      throw new ParameterException(
          spec.commandLine(),
          "No such job: " + job + "; there is " + String.join(", ", JobNames.ALL));
    }
    StewardConfiguration steward = StewardConfiguration.from(configuration.environment());
    Optional<ControlStore> store = ControlStoreAccess.forQuery(steward);
    List<RunState> states = List.of();
    if (store.isPresent()) {
      try (ControlStore opened = store.get()) {
        states =
            new RunStates(JdbcClient.create(opened.dataSource()), ControlStoreAccess.leases(opened))
                .latest(job.isEmpty() ? Optional.empty() : Optional.of(job), RUNS);
      }
    }
    print(states);
    return ExitStatus.COMPLETED;
  }

  private void print(List<RunState> states) {
    PrintWriter out = spec.commandLine().getOut();
    if (states.isEmpty()) {
      out.println("No runs yet.");
      return;
    }
    TextTable table =
        TextTable.forColumns(
            CommandLine.Help.defaultColorScheme(Ansi.OFF),
            new Column(24, 0, Column.Overflow.SPAN),
            new Column(18, 0, Column.Overflow.SPAN),
            new Column(12, 0, Column.Overflow.SPAN),
            new Column(14, 0, Column.Overflow.SPAN),
            new Column(16, 0, Column.Overflow.SPAN),
            new Column(34, 0, Column.Overflow.SPAN),
            new Column(34, 0, Column.Overflow.SPAN));
    table.addRowValues("JOB", "RUN", "STATE", "STEP", "UNITS", "OWNER", "SINCE");
    for (RunState state : states) {
      table.addRowValues(
          state.run().jobName(),
          state.run().label(),
          state.word(),
          state.step(),
          state.unitsDone() + "/" + state.units(),
          state.owner(),
          state.since().toString());
    }
    out.print(table);
    out.flush();
  }
}
