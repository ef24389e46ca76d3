package dev.steward.cli;

import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.config.StewardConfiguration;
import dev.steward.core.Pseudonymizer;
import dev.steward.core.Suggestion;
import dev.steward.core.TableRef;
import dev.steward.eligibility.EligibilitySettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steward pseudonym KEY}: under which a person stands in reports. */
@Command(
    name = "pseudonym",
    description = "Tells the pseudonym under which a person stands in reports.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: steward pseudonym 4711 --config steward.yml"})
final class PseudonymCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(
      names = "--table",
      paramLabel = "SOURCE.TABLE",
      description =
          "The table of people that has the key; by default that of contacts, or the only one.")
  private String table = "";

  @Parameters(index = "0", paramLabel = "KEY", description = "The key that the source uses.")
  private String key = "";

  @Override
  public Integer call() throws Exception {
    if (key.isBlank()) {
      throw wrong("Name the key of a person");
    }
    StewardConfiguration steward = StewardConfiguration.from(configuration.environment());
    Pseudonymizer pseudonyms = new Pseudonymizer(steward.pseudonymKeyFor("pseudonym"));
    spec.commandLine().getOut().println(pseudonyms.subject(people(steward), key));
    return ExitStatus.COMPLETED;
  }

  private TableRef people(StewardConfiguration steward) {
    List<TableRef> all =
        steward.catalog().declarations().stream()
            .filter(it -> it.subjects().stream().anyMatch(SubjectLink.Root.class::isInstance))
            .map(TableDeclaration::table)
            .toList();
    List<String> names = all.stream().map(TableRef::toString).toList();
    if (!table.isEmpty()) {
      return all.stream()
          .filter(it -> it.toString().equals(table))
          .findFirst()
          .orElseThrow(
              () ->
                  wrong("No such table of people: " + table + Suggestion.didYouMean(table, names)));
    }
    if (all.size() == 1) {
      return all.get(0);
    }
    return steward
        .eligibility()
        .map(EligibilitySettings::contacts)
        .orElseThrow(
            () ->
                wrong(
                    all.isEmpty()
                        ? "No table of people is declared"
                        : "Name the table of people by --table: one of "
                            + String.join(", ", names)));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
