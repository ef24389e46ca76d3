package dev.steward.cli;

import dev.steward.catalog.CatalogCheck;
import dev.steward.catalog.Sources;
import dev.steward.config.ConfigurationFaults;
import dev.steward.config.StewardConfiguration;
import dev.steward.eligibility.Inputs;
import dev.steward.inventory.CoverageGaps;
import dev.steward.subject.GraphFault;
import dev.steward.subject.LinkProposals;
import dev.steward.subject.LinkTypes;
import dev.steward.subject.SubjectGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code steward check}: validates the configuration against the real sources. */
@Command(
    name = "check",
    description = "Validates the configuration against the real sources; tells all faults at once.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: steward check --config steward.yml"})
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Override
  public Integer call() throws Exception {
    StewardConfiguration steward = StewardConfiguration.from(configuration.environment());
    try (Sources sources = new Sources(steward.sources())) {
      CatalogCheck check = CatalogCheck.of(steward.catalog(), sources);
      List<String> faults = new ArrayList<>(check.faults());
      steward.eligibility().ifPresent(it -> faults.addAll(Inputs.faults(it, sources)));
      SubjectGraph graph = SubjectGraph.of(steward.catalog());
      Stream.concat(graph.faults().stream(), new LinkTypes(sources).faults(graph).stream())
          .map(CheckCommand::fault)
          .forEach(faults::add);
      if (!faults.isEmpty()) {
        throw new ConfigurationFaults(faults);
      }
      steward.warnings().forEach(spec.commandLine().getErr()::println);
      spec.commandLine()
          .getOut()
          .println(
              "The configuration is valid: %d sources, %d tables found, %d declared."
                  .formatted(
                      sources.names().size(),
                      check.tablesFound(),
                      steward.catalog().declarations().size()));
      check.remarks().forEach(remark -> spec.commandLine().getOut().println("  but " + remark));
      LinkProposals.of(steward.catalog(), sources)
          .forEach(link -> spec.commandLine().getOut().println("  " + link));
      return gaps(CoverageGaps.of(steward.reports(), steward.catalog()));
    }
  }

  private static String fault(GraphFault fault) {
    return "steward.sources.%s.tables.%s: %s"
        .formatted(fault.table().source(), fault.table().table(), fault.reason());
  }

  private int gaps(List<String> gaps) {
    if (gaps.isEmpty()) {
      return ExitStatus.COMPLETED;
    }
    spec.commandLine().getOut().println("Findings that need a person:");
    gaps.forEach(gap -> spec.commandLine().getOut().println("  " + gap));
    return ExitStatus.FINDINGS;
  }
}
